/* The right side: the rows, each short until it is chosen, then value by value. */

const IN_FORM = {
  finding: ["finding_ref", "finding"],
  action: ["action_ref", "action"],
  due: ["due_date"],
  owner: ["owners", "lead_owner"],
  status: ["status", "completed_date", "progress"],
};
const READ = {
  due: ["due_date", "due_start", "due_original", "due_kind"],
  owner: ["owners", "lead_owner"],
  status: ["status", "rag", "completed_date", "progress"],
};

/* The columns that were read from the text of a field. */
function columnsOf(field) {
  return READ[field.group] || [];
}

const checksByRow = new Map();
for (const check of data.checks) {
  if (check.row === null) continue;
  if (!checksByRow.has(check.row)) checksByRow.set(check.row, []);
  checksByRow.get(check.row).push(check);
}

function checksOf(at) {
  return checksByRow.get(at) || [];
}

function badge(text, kind) {
  return el("span", { class: `badge ${kind}`, text });
}

function headOf(at) {
  const row = data.rows[at];
  const open = checksOf(at).filter((check) => !isSeen(check)).length;
  const corrected = Object.keys(data.columns).some((column) => correctionOf(at, column));
  const due = shown("due_date", valueOf(at, "due_date")) || cut(row.values.due_text || "no date", 40);
  const owner = cut(valueOf(at, "lead_owner") || row.values.owner_text || "no owner", 60);
  const status = shown("status", valueOf(at, "status"));
  return [
    el("span", { class: "ref", text: rowName(at) }),
    el("span", { class: "what", text: oneLine(valueOf(at, "action") || "(no action)") }),
    el("span", { class: "facts" },
      el("span", { class: "fact g-due", text: due }),
      el("span", { class: "fact g-owner", text: owner }),
      status ? el("span", { class: "fact g-status", text: status }) : null,
      open ? badge(counted(open, "check"), "warn") : null,
      corrected ? badge("corrected", "changed") : null,
      state.rowsSeen.has(row.id) ? badge("✓ looked at", "done") : null),
  ];
}

function buildRows(panel) {
  const list = el("ol", { class: "rows", id: "rows" });
  data.rows.forEach((row, at) => {
    list.append(el("li", { class: "row", id: `row-${at}` },
      el("button", {
        type: "button", class: "head", "aria-expanded": "false",
        onclick: () => chooseRow(at, null),
      }, headOf(at))));
  });
  panel.append(el("label", { class: "find" }, "Find ",
    el("input", { type: "search", id: "find", oninput: (event) => filterRows(event.target.value) })), list);
}

function filterRows(text) {
  const wanted = text.trim().toLocaleLowerCase("en-GB");
  data.rows.forEach((row, at) => {
    const all = Object.values(row.values).join("\n").toLocaleLowerCase("en-GB");
    byId(`row-${at}`).hidden = wanted !== "" && !all.includes(wanted);
  });
}

function refreshRow(at) {
  const item = byId(`row-${at}`);
  if (!item) return;
  const open = state.tab === "rows" && state.row === at;
  item.classList.toggle("open", open);
  const head = item.querySelector(".head");
  head.replaceChildren(...headOf(at));
  head.setAttribute("aria-expanded", String(open));
  item.querySelector(".body")?.remove();
  if (open) item.append(el("div", { class: "body" }, rowParts(at)));
}

/* Every value of a row: as printed, as understood, and the rule that read it; `first` on top. */
function rowParts(at, first) {
  const row = data.rows[at];
  const fields = [...row.fields].sort((one, other) => (other.group === first) - (one.group === first));
  const seen = state.rowsSeen.has(row.id);
  return [
    fields.map((field) => fieldBlock(at, field)),
    el("div", { class: "actions" },
      el("button", {
        type: "button", "aria-pressed": String(seen), text: seen ? "✓ Row looked at" : "Row looked at",
        onclick: () => toggleRow(at),
      }),
      el("span", { class: "muted", text: `${data.paged ? "page" : "table"} ${row.page} · ${row.id}` })),
  ];
}

function toggleRow(at) {
  const id = data.rows[at].id;
  if (!state.rowsSeen.delete(id)) state.rowsSeen.add(id);
  changed(at);
  focusOpen();
}

function fieldBlock(at, field) {
  const row = data.rows[at];
  const current = state.group === field.group;
  const printed = row.values[field.printed] || "";
  const block = el("div", {
    class: `field g-${field.group}${current ? " current" : ""}`, "data-group": field.group,
  });
  const pages = [...new Set(field.regions.map((id) => data.regions[id].page))];
  const where = field.regions.length
    ? el("button", {
      type: "button", class: "small link", text: data.paged ? `p. ${pages.join(", ")}` : "show",
      "aria-label": `Show ${field.label.toLowerCase()} of action ${at + 1} in the source`,
      onclick: () => chooseField(at, field),
    })
    : null;
  block.append(el("div", { class: "field-head" },
    el("h3", { text: [field.label, field.number && valueOf(at, field.number)].filter(Boolean).join(" ") }), where,
    el("button", {
      type: "button", class: "small", text: "Correct", "data-edit": field.printed,
      "aria-label": `Correct ${field.label.toLowerCase()} of action ${rowName(at)}`,
      onclick: () => edit(block, at, field),
    })));
  const columns = columnsOf(field);
  if (!columns.length) {
    block.append(valueLine(at, field.printed, ""));
    return block;
  }
  block.append(el("p", { class: "printed" },
    el("span", { class: "muted", text: "as printed " }),
    printed ? el("q", { text: printed }) : el("span", { class: "muted", text: "nothing" })));
  for (const column of valuesShown(at, columns)) {
    const rule = (row.rules[column] || []).join("; ");
    block.append(valueLine(at, column, rule));
  }
  return block;
}

/* Not what merely repeats another value: a period of one day, an only owner as lead. */
function valuesShown(at, columns) {
  const value = (column) => valueOf(at, column);
  const isShown = {
    due_start: () => value("due_start") !== value("due_date"),
    due_kind: () => value("due_kind") !== "day" || correctionOf(at, "due_kind"),
    lead_owner: () => value("lead_owner") !== value("owners"),
  };
  return columns.filter((column) => {
    const there = value(column) !== undefined || data.rows[at].values[column] !== undefined;
    return there && (!isShown[column] || isShown[column]());
  });
}

function valueLine(at, column, rule) {
  const entry = correctionOf(at, column);
  const was = shown(column, data.rows[at].values[column]);
  const now = shown(column, valueOf(at, column));
  const line = el("p", { class: "value" });
  const isRead = columnsOfAny(column);
  if (isRead) line.append(el("span", { class: "muted", text: `${data.columns[column].label} ` }));
  if (entry) {
    line.append(el("del", { text: was || "nothing" }), " ", el("ins", { text: now || "nothing" }), " ",
      badge("corrected", "changed"));
  } else {
    line.append(el(isRead && column !== "progress" ? "b" : "span", { text: now || "nothing" }));
    if (rule) line.append(el("span", { class: "rule", text: ` read as: ${rule}` }));
  }
  return line;
}

function columnsOfAny(column) {
  return Object.values(READ).some((columns) => columns.includes(column));
}
