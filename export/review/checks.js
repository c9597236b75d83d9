/* What a person should look at, in the order of the document, and the way from one to the next. */

function itemTitle(item) {
  return item.row === null ? "Whole plan" : `Action ${rowName(item.row)}`;
}

function buildChecks(panel) {
  panel.append(el("p", { class: "lead", id: "check-lead" }), el("ol", { class: "checks", id: "check-list" },
    items.map((item, at) => el("li", { class: "check", id: `check-${at}` },
      el("button", { type: "button", class: "head", "aria-expanded": "false", onclick: () => toggleItem(at) },
        itemHead(item))))));
  items.forEach((item, at) => byId(`check-${at}`).classList.toggle("seen", isDone(item)));
}

function itemHead(item) {
  const done = isDone(item);
  const columns = [...new Set(item.checks.map((check) => (data.columns[check.column] || {}).label || check.column))];
  const page = item.regions.length ? data.regions[item.regions[0]].page : null;
  const facts = [...columns, page && data.paged ? `page ${page}` : ""].filter(Boolean).join(" · ");
  const printed = item.row === null || !MAIN[item.group] ? "" : printedIn(item);
  return [
    el("span", { class: `tick ${done ? "done" : "open"}`, "aria-hidden": "true", text: done ? "✓" : "○" }),
    el("span", { class: "ref" }, itemTitle(item), el("span", { class: "unseen", text: done ? ", looked at. " : ", to look at. " })),
    el("span", { class: "what" }, item.checks.map((check) => el("span", { class: "line", text: check.meaning }))),
    el("span", { class: "facts" }, facts, printed
      ? el("span", { class: "from" }, el("q", { text: cut(printed, 60) }), ` → ${understoodIn(item) || "nothing"}`) : null),
  ];
}

const MAIN = { due: "due_date", owner: "owners", status: "status" };

function understoodIn(item) {
  const column = MAIN[item.group];
  return column ? cut(shown(column, valueOf(item.row, column)), 60) : cut(item.checks[0].understood, 60);
}

/* The text as printed that an item is about. */
function printedIn(item) {
  const field = data.rows[item.row].fields.find((one) => one.group === item.group);
  return field ? data.rows[item.row].values[field.printed] || "" : item.checks[0].printed;
}

function refreshItem(at) {
  const item = items[at];
  const made = byId(`check-${at}`);
  const open = state.tab === "checks" && state.check === at;
  made.classList.toggle("open", open);
  made.classList.toggle("seen", isDone(item));
  const head = made.querySelector(".head");
  head.replaceChildren(...itemHead(item));
  head.setAttribute("aria-expanded", String(open));
  made.querySelector(".body")?.remove();
  if (open) made.append(itemBody(at));
}

function itemBody(at) {
  const item = items[at];
  const done = isDone(item);
  const body = el("div", { class: "body" });
  const whys = [...new Set(item.checks.map((check) => check.why).filter(Boolean))];
  body.append(el("div", { class: "why" }, whys.map((text) => el("p", { text }))));
  const printed = item.row === null ? item.checks[0].printed : "";
  if (printed) {
    body.append(el("p", { class: "printed" }, el("span", { class: "muted", text: "as printed " }), el("q", { text: printed })));
  }
  body.append(el("div", { class: "actions" },
    el("button", {
      type: "button", class: "main", text: done ? "✓ Looked at" : "It is right, next (y)", "aria-pressed": String(done),
      onclick: () => markItem(at, !done),
    }),
    el("button", { type: "button", text: "Next (n)", onclick: () => nextCheck(1) }),
    el("span", { class: "muted code", text: item.checks.map((check) => check.code).join(", ") })));
  if (item.row !== null) body.append(el("div", { class: "of-check" }, rowParts(item.row, item.group)));
  return body;
}

/* Mark as looked at and go on; without a mark, stay. */
function markItem(at, done) {
  for (const check of items[at].checks) {
    if (done) state.seen.add(checkKey(check));
    else state.seen.delete(checkKey(check));
  }
  changed(items[at].row);
  refreshItem(at);
  if (done) nextCheck(1);
  else focusOpen();
}

/* The next thing that is open, from the current one on and round. */
function nextCheck(step) {
  const count = items.length;
  const from = state.check ?? (step > 0 ? -1 : count);
  const order = Array.from({ length: count }, (_, at) => (((from + step * (at + 1)) % count) + count) % count);
  const open = order.find((at) => !isDone(items[at]));
  if (open === undefined) {
    say(count ? "Everything has been looked at." : "There is nothing to check.");
    refreshAll();
    focusOpen();
    return;
  }
  chooseItem(open);
}
