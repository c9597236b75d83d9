/* The head of the page: what the document is, where its words went, how far the review is. */

function buildTop() {
  byId("title").textContent = data.title;
  const size = data.paged ? counted(data.pages.length, "page") : counted(data.blocks.filter((block) => block.kind === "table").length, "table");
  byId("source-name").textContent = `${data.source.name} · ${size} · ${counted(data.rows.length, "action")}`;
  byId("tools").append(
    el("button", { type: "button", class: "main", text: "Next check (n)", onclick: () => nextCheck(1) }),
    el("button", { type: "button", text: "Keys (?)", onclick: () => byId("help").showModal() }));
  const ledger = data.ledger;
  const aside = ledger.aside.reduce((sum, [, count]) => sum + count, 0);
  const parts = [["in actions", ledger.in_rows, "w-rows"], ["in the plan's details", ledger.in_details, "w-details"], ["left aside", aside, "w-aside"]];
  const bar = el("div", { class: "bar", "aria-hidden": "true" });
  for (const [, count, kind] of parts) {
    const piece = el("span", { class: `piece ${kind}` });
    piece.style.flexGrow = String(count);
    if (count) bar.append(piece);
  }
  const reasons = ledger.aside.map(([why, count]) => `${why} ${number(count)}`).join(", ");
  byId("ledger").append(bar, el("p", null,
    `${counted(ledger.total, "word")} in the document: `,
    parts.map(([name, count, kind], at) => [at ? " · " : "", el("span", { class: `swatch ${kind}` }), `${number(count)} ${name}`]),
    reasons ? ` (${reasons})` : "",
    " · ", ledger.lost.length
      ? el("b", { class: "lost", text: `${number(ledger.lost.length)} lost: ${cut(ledger.lost.join(" "), 200)}` })
      : el("b", { text: "none lost" })));
}

function refreshTop() {
  const seen = items.length - openItems().length;
  const rows = data.rows.filter((row) => state.rowsSeen.has(row.id)).length;
  const bar = el("progress", { max: Math.max(1, items.length), value: items.length ? seen : 1, "aria-label": "Checks looked at" });
  byId("progress").replaceChildren(bar, el("span", { text: items.length
    ? `${number(seen)} of ${counted(items.length, "check")} looked at` : "Nothing to check" }),
  el("span", { class: "muted", text: ` · ${number(rows)} of ${counted(data.rows.length, "row")}${state.stored ? "" : " · not kept: this browser has no storage for the page"}${
    state.corrections.size && state.saved !== asToml() ? " · corrections not saved (s)" : ""}` }));
  for (const [name, label, count] of TABS) {
    const tab = byId(`tab-${name}`);
    tab.replaceChildren(label, " ", el("span", { class: "count", text: number(count()) }));
    tab.setAttribute("aria-selected", String(state.tab === name));
    tab.tabIndex = state.tab === name ? 0 : -1;
    byId(`panel-${name}`).hidden = state.tab !== name;
  }
  ensure(state.tab);
  const lead = byId("check-lead");
  if (lead) {
    lead.textContent = !items.length ? "Nothing in this plan needs a person's check."
      : seen < items.length ? "Look at these first: each with its reason, and its place in the source."
        : "Everything has been looked at.";
  }
}
