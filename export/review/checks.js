/* What a person should look at, in the order of the document, and the way from one to the next. */

function checkTitle(check) {
  return check.row === null ? "Whole plan" : `Action ${rowName(check.row)}`;
}

function buildChecks(panel) {
  const list = el("ol", { class: "checks", id: "check-list" });
  data.checks.forEach((check, at) => {
    list.append(el("li", { class: "check", id: `check-${at}` },
      el("button", {
        type: "button", class: "head", "aria-expanded": "false", onclick: () => toggleCheck(at),
      })));
  });
  panel.append(el("p", { class: "lead", id: "check-lead" }), list);
  data.checks.forEach((_, at) => refreshCheck(at));
}

function checkHead(check) {
  const seen = state.seen.has(checkKey(check));
  const column = check.column ? (data.columns[check.column] || {}).label || check.column : "";
  const page = check.regions.length ? data.regions[check.regions[0]].page : null;
  const facts = [column, page && data.paged ? `page ${page}` : ""].filter(Boolean).join(" · ");
  return [
    el("span", { class: `tick ${seen ? "done" : "open"}`, text: seen ? "✓" : "○" }),
    el("span", { class: "ref", text: checkTitle(check) }),
    el("span", { class: "what", text: check.meaning }),
    el("span", { class: "facts" }, el("span", { class: "unseen", text: seen ? "looked at. " : "to look at. " }),
      el("span", { class: "muted", text: facts })),
  ];
}

function refreshCheck(at) {
  const check = data.checks[at];
  const item = byId(`check-${at}`);
  const open = state.tab === "checks" && state.check === at;
  item.classList.toggle("open", open);
  item.classList.toggle("seen", state.seen.has(checkKey(check)));
  const head = item.querySelector(".head");
  head.replaceChildren(...checkHead(check));
  head.setAttribute("aria-expanded", String(open));
  item.querySelector(".body")?.remove();
  if (open) item.append(checkBody(at));
}

function checkBody(at) {
  const check = data.checks[at];
  const seen = state.seen.has(checkKey(check));
  const body = el("div", { class: "body" });
  if (check.why) body.append(el("p", { class: "why", text: check.why }));
  if (check.row === null && check.printed) {
    body.append(el("p", { class: "printed" }, el("span", { class: "muted", text: "as printed " }), el("q", { text: check.printed })));
  }
  body.append(el("div", { class: "actions" },
    el("button", {
      type: "button", class: "main", id: "mark-seen", text: seen ? "✓ Looked at" : "It is right, next (y)",
      "aria-pressed": String(seen), onclick: () => markCheck(at, !seen),
    }),
    el("button", { type: "button", text: "Next (n)", onclick: () => nextCheck(1) }),
    el("span", { class: "muted code", text: check.code })));
  if (check.row !== null) {
    const row = rowBody(check.row, check.group);
    row.classList.remove("body");
    body.append(el("div", { class: "of-check" }, row));
  }
  return body;
}

/* Mark a check as looked at and go on; without a mark, stay. */
function markCheck(at, seen) {
  const key = checkKey(data.checks[at]);
  if (seen) state.seen.add(key);
  else state.seen.delete(key);
  changed(data.checks[at].row);
  if (seen) nextCheck(1);
}

/* The next check that is open, else the next one. */
function nextCheck(step) {
  const count = data.checks.length;
  if (!count) {
    say("There is nothing to check.");
    return;
  }
  const from = state.check === null ? (step > 0 ? -1 : count) : state.check;
  const order = Array.from({ length: count }, (_, at) => (((from + step * (at + 1)) % count) + count) % count);
  const open = order.find((at) => !state.seen.has(checkKey(data.checks[at])));
  if (open === undefined) {
    say("Everything has been looked at.");
    refreshAll();
    return;
  }
  chooseCheck(open);
}
