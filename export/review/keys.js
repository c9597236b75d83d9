/* Everything by keyboard. Single keys can be switched off in the help. */

const KEYS = [
  ["n", "next check that is open", () => nextCheck(1)],
  ["p", "check before", () => nextCheck(-1)],
  ["y", "it is right: mark as looked at and go on", markCurrent],
  ["e", "correct the value that is looked at", editCurrent],
  ["j", "next row", () => stepRow(1)],
  ["k", "row before", () => stepRow(-1)],
  ["s", "save the corrections as a file", () => (state.corrections.size ? saveFile() : say("There is no correction to save."))],
  ["f", "find a row by its words", () => { chooseTab("rows"); byId("find").focus(); }],
  ["+", "pages larger", () => zoom(1.25)],
  ["-", "pages smaller", () => zoom(1 / 1.25)],
  ["0", "pages as wide as the window", () => zoom(0)],
  ["?", "this help", () => byId("help").showModal()],
];

function markCurrent() {
  if (state.tab === "checks" && state.check !== null) markItem(state.check, true);
  else if (state.tab === "rows" && state.row !== null) {
    state.rowsSeen.add(data.rows[state.row].id);
    changed(state.row);
    stepRow(1);
  } else nextCheck(1);
}

function editCurrent() {
  const open = document.querySelector(".panel:not([hidden]) .open .field.current [data-edit]")
    || document.querySelector(".panel:not([hidden]) .open [data-edit='action']");
  if (open) open.click();
}

function stepRow(step) {
  const at = state.row === null ? (step > 0 ? 0 : data.rows.length - 1) : state.row + step;
  if (at >= 0 && at < data.rows.length) chooseRow(at, null);
}

function onKey(event) {
  if (!state.keys || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, dialog")) return;
  const found = KEYS.find(([key]) => key === event.key);
  if (!found) return;
  event.preventDefault();
  found[2]();
}

function buildHelp() {
  const box = el("input", { type: "checkbox", id: "single-keys", onchange: (event) => {
    state.keys = event.target.checked;
    keep();
  } });
  box.checked = state.keys;
  byId("help").append(
    el("h2", { id: "help-title", text: "Keys" }),
    el("table", null, el("caption", { class: "unseen", text: "Keys and what they do" }),
      el("tbody", null, KEYS.map(([key, what]) => el("tr", null, el("th", { scope: "row" }, el("kbd", { text: key })), el("td", { text: what }))))),
    el("p", { text: "Tab goes from part to part; arrow keys go through the tabs and through the outlined places of a page; Esc closes a form." }),
    el("label", { class: "option" }, box, " Single keys do this"),
    el("form", { method: "dialog" }, el("button", { class: "main", text: "Close" })));
  document.addEventListener("keydown", onKey);
}
