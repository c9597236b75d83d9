/* Values that the reviewer corrects, and the file that `planlift convert` applies. */

const FILE = `${data.source.name.split("/").pop().replace(/\.[^.]*$/, "")}.corrections.toml`;
const INITIALS = /^[A-Z][A-Za-z&./]{0,7}$/;
const LONGEST_PHRASE = 60;

function inputFor(at, column) {
  const told = data.columns[column];
  const value = valueOf(at, column) ?? "";
  const id = `edit-${column}`;
  if (told.kind === "date") return el("input", { id, type: "date", min: "1800-01-01", max: "2999-12-31", value });
  if (told.kind === "category") {
    const select = el("select", { id }, el("option", { value: "", text: "(nothing)" }),
      told.categories.map((name) => el("option", { value: name, text: name.replaceAll("_", " ") })));
    select.value = value;
    return select;
  }
  const area = el("textarea", { id, rows: Math.min(8, 1 + Math.ceil(String(value).length / 60)) });
  area.value = value;
  return area;
}

function inputLabel(column) {
  const { label } = data.columns[column];
  return column === "owners" ? `${label}, parted by ;` : label;
}

function formColumns(field) {
  return (IN_FORM[field.group] || [field.printed]).filter((column) => column in data.columns);
}

/* Open the form in which a field is corrected. */
function edit(block, at, field) {
  document.querySelector("form.edit")?.remove();
  const columns = formColumns(field);
  const inputs = columns.map((column) => [column, inputFor(at, column)]);
  const form = el("form", { class: "edit", "aria-label": `Correct ${field.label.toLowerCase()}` },
    inputs.map(([column, input]) =>
      [el("label", { "for": input.id, text: inputLabel(column) }), input]),
    el("div", { class: "actions" },
      el("button", { type: "submit", class: "main", text: "Keep the correction" }),
      el("button", { type: "button", text: "Cancel", onclick: closeEdit }),
      columns.some((column) => correctionOf(at, column))
        ? el("button", { type: "button", text: "Take the correction back", onclick: () => takeBack(at, columns) })
        : null));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    for (const [column, input] of inputs) setCorrection(at, column, input.value.trim());
    changed(at);
    focusOpen();
    say("Correction kept.");
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeEdit();
    event.stopPropagation();
  });
  block.append(form);
  inputs[0][1].focus();
}

function closeEdit() {
  document.querySelector("form.edit")?.remove();
  focusOpen();
}

function takeBack(at, columns) {
  for (const column of columns) state.corrections.delete(correctionKey(data.rows[at].id, column));
  changed(at);
  focusOpen();
}

function setCorrection(at, column, value) {
  const row = data.rows[at];
  const key = correctionKey(row.id, column);
  if (value === String(row.values[column] ?? "")) {
    state.corrections.delete(key);
    return;
  }
  state.corrections.set(key, { action_id: row.id, column, printed: printedOf(at, column), value });
}

/* A TOML basic string. */
function quoted(text) {
  const escapes = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f" };
  let out = "";
  for (const sign of text) {
    const code = sign.codePointAt(0);
    if (escapes[sign]) out += escapes[sign];
    else if (code < 0x20 || (code >= 0x7f && code < 0xa0)) out += `\\u${code.toString(16).padStart(4, "0")}`;
    else if (code >= 0xd800 && code <= 0xdfff) out += "\ufffd";
    else out += sign;
  }
  return `"${out}"`;
}

function asToml() {
  const lines = [
    "# Corrections made on the review page of planlift. Keep this file beside the document:",
    "# `planlift convert` applies it, and says which entries no longer fit.",
    "format = 1",
    `source = ${quoted(data.source.name)}`,
    `sha256 = ${quoted(data.source.sha256)}`,
  ];
  for (const entry of sortedCorrections()) {
    lines.push("", "[[correction]]",
      `action_id = ${quoted(entry.action_id)}`,
      `column = ${quoted(entry.column)}`,
      `printed = ${quoted(entry.printed)}`,
      `value = ${quoted(entry.value)}`);
  }
  return `${lines.join("\n")}\n`;
}

function sortedCorrections() {
  const place = (entry) => rowNumbers.get(entry.action_id) ?? data.rows.length;
  return [...state.corrections.values()].sort(
    (one, other) => place(one) - place(other) || one.column.localeCompare(other.column),
  );
}

function saveFile() {
  const content = asToml();
  const address = URL.createObjectURL(new Blob([content], { type: "application/toml" }));
  const link = el("a", { href: address, download: FILE });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  state.saved = content;
  keep();
  refreshAll();
  say(`Saved as ${FILE}.`);
}

/* Words corrected more than once, as lines for a vocabulary. */
function vocabularyLines() {
  const found = new Map();
  const note = (table, meaning, phrase) => {
    const key = [table, meaning, phrase].join(SEP);
    found.set(key, (found.get(key) || 0) + 1);
  };
  for (const entry of state.corrections.values()) {
    const at = rowNumbers.get(entry.action_id);
    if (at === undefined || !fits(entry) || !entry.value) continue;
    const phrase = oneLine(entry.printed);
    if (entry.column === "status" && phrase && phrase.length <= LONGEST_PHRASE) {
      note("statuses.words", entry.value, phrase);
    }
    if (entry.column === "owners") {
      const before = (data.rows[at].values.owners || "").split("; ");
      const after = entry.value.split(/\s*;\s*/);
      if (before.length !== after.length) continue;
      before.forEach((name, place) => {
        if (INITIALS.test(name) && name !== after[place]) note("owners.initials", after[place], name);
      });
    }
  }
  return asTables([...found].filter(([, times]) => times > 1).map(([key]) => key.split(SEP)));
}

function asTables(lines) {
  const tables = new Map();
  for (const [table, meaning, phrase] of lines) {
    if (!tables.has(table)) tables.set(table, new Map());
    const meanings = tables.get(table);
    meanings.set(meaning, [...(meanings.get(meaning) || []), phrase]);
  }
  const out = [];
  for (const [table, meanings] of tables) {
    if (out.length) out.push("");
    out.push(`[${table}]`);
    for (const [meaning, phrases] of meanings) {
      const name = /^[a-z_]+$/.test(meaning) ? meaning : quoted(meaning);
      out.push(`${name} = [${phrases.map(quoted).join(", ")}]`);
    }
  }
  return out.join("\n");
}

function refreshCorrections() {
  const panel = byId("panel-corrections");
  const entries = sortedCorrections();
  if (!entries.length) {
    panel.replaceChildren(el("p", { class: "lead", text: "No value is corrected. Choose a row and press Correct beside a value." }));
    return;
  }
  const unsaved = state.saved !== asToml();
  const words = vocabularyLines();
  panel.replaceChildren(
    el("p", { class: "lead", text: unsaved
      ? `${counted(entries.length, "correction")}, not yet saved as a file. Save it beside the source; planlift convert applies it.`
      : `${counted(entries.length, "correction")}, saved as ${FILE}.` }),
    el("div", { class: "actions" }, el("button", { type: "button", class: "main", text: `Save ${FILE} (s)`, onclick: saveFile })),
    el("ol", { class: "entries" }, entries.map(entryItem)),
    words ? el("div", { class: "words" },
      el("h3", { text: "Words for your vocabulary" }),
      el("p", { class: "muted", text: "Corrected more than once: put these lines into planlift.toml, and the next plan is read so by itself." }),
      el("pre", { tabindex: "0", text: words })) : "");
}

function entryItem(entry) {
  const at = rowNumbers.get(entry.action_id);
  const label = (data.columns[entry.column] || {}).label || entry.column;
  const good = fits(entry);
  const name = at === undefined ? entry.action_id : `Action ${rowName(at)}`;
  return el("li", { class: good ? "entry" : "entry misfit" },
    el("span", { class: "ref", text: `${name} · ${label}` }), " ",
    el("q", { text: cut(entry.printed, 120) }), " → ",
    el("b", { text: shown(entry.column, entry.value) || "(nothing)" }), " ",
    good ? null : badge("no longer fits", "warn"),
    good ? el("button", { type: "button", class: "small link", text: "show", "aria-label": `Show ${label} of ${name}`, onclick: () => chooseRow(at, groupOf(at, entry.column)) }) : null,
    el("button", { type: "button", class: "small", text: "Take back", "aria-label": `Take back the correction of ${label} of ${name}`, onclick: () => {
      state.corrections.delete(correctionKey(entry.action_id, entry.column));
      changed(at ?? null);
    } }));
}

function groupOf(at, column) {
  const field = data.rows[at].fields.find((one) => one.printed === column || one.number === column || columnsOf(one).includes(column));
  return field ? field.group : null;
}
