/* What the reviewer has done, kept in the browser's storage under the source's fingerprint. */

const STORE = `planlift-review:${data.source.sha256}`;
const SEP = "\u001f";

const state = {
  tab: "checks",
  row: null,
  group: null,
  check: null,
  region: [],
  seen: new Set(),
  rowsSeen: new Set(),
  corrections: new Map(),
  saved: "",
  zoom: 1,
  keys: true,
  stored: true,
};

function checkKey(check) {
  const row = check.row === null ? "" : data.rows[check.row].id;
  return [check.code, row, check.column, check.printed].join(SEP);
}

function correctionKey(id, column) {
  return `${id}${SEP}${column}`;
}

function load() {
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(STORE)) || {};
  } catch {
    state.stored = false;
  }
  state.seen = new Set(kept.seen || []);
  state.rowsSeen = new Set(kept.rowsSeen || []);
  state.zoom = kept.zoom || 1;
  state.keys = kept.keys !== false;
  state.saved = kept.saved || "";
  const fromFile = kept.base === data.corrections.digest ? [] : data.corrections.entries;
  for (const entry of [...fromFile, ...(kept.corrections || [])]) {
    state.corrections.set(correctionKey(entry.action_id, entry.column), entry);
  }
}

function keep() {
  const kept = {
    base: data.corrections.digest,
    seen: [...state.seen],
    rowsSeen: [...state.rowsSeen],
    corrections: [...state.corrections.values()],
    saved: state.saved,
    zoom: state.zoom,
    keys: state.keys,
  };
  try {
    localStorage.setItem(STORE, JSON.stringify(kept));
    state.stored = true;
  } catch {
    state.stored = false;
  }
}

/* The correction of a cell, if there is one that still fits what is printed. */
function correctionOf(at, column) {
  const entry = state.corrections.get(correctionKey(data.rows[at].id, column));
  return entry && fits(entry) ? entry : null;
}

function valueOf(at, column) {
  const entry = correctionOf(at, column);
  return entry ? entry.value : data.rows[at].values[column];
}

const rowNumbers = new Map(data.rows.map((row, at) => [row.id, at]));

/* The text as printed that a column of a row was read from. */
function printedOf(at, column) {
  const field = data.rows[at].fields.find(
    (one) => columnsOf(one).includes(column),
  );
  return data.rows[at].values[field ? field.printed : column] || "";
}

function fits(entry) {
  const at = rowNumbers.get(entry.action_id);
  return at !== undefined && entry.column in data.columns
    && oneLine(printedOf(at, entry.column)) === oneLine(entry.printed);
}

function isSeen(check) {
  return state.seen.has(checkKey(check));
}

/* Doubts about one value are one thing to look at; those of the whole plan stand alone. */
function asItems() {
  const items = new Map();
  data.checks.forEach((check, at) => {
    const key = check.row === null ? `plan${SEP}${at}` : `${check.row}${SEP}${check.group}`;
    if (!items.has(key)) items.set(key, { row: check.row, group: check.group, regions: check.regions, checks: [] });
    items.get(key).checks.push(check);
  });
  return [...items.values()];
}

const items = asItems();

function isDone(item) {
  return item.checks.every(isSeen);
}

function openItems() {
  return items.filter((item) => !isDone(item));
}
