/* Putting it together: tabs, choosing, and what follows from a choice. */

const TABS = [
  ["checks", "To check", () => openItems().length],
  ["rows", "Actions", () => data.rows.length],
  ["details", "Plan", () => data.details.length],
  ["aside", "Left aside", () => asideGroups.length],
  ["corrections", "Corrected", () => state.corrections.size],
];

function buildSide() {
  const side = byId("side");
  const bar = el("div", { class: "tabs", role: "tablist", "aria-label": "What was read" });
  side.append(bar);
  for (const [name, label] of TABS) {
    bar.append(el("button", {
      type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`, onclick: () => chooseTab(name),
    }));
    side.append(el("div", { class: "panel", role: "tabpanel", id: `panel-${name}`, "data-title": label, "aria-labelledby": `tab-${name}`, tabindex: "0" }));
  }
  bar.addEventListener("keydown", stepTab);
  window.addEventListener("beforeprint", () => TABS.forEach(([name]) => ensure(name)));
}

const BUILD = { checks: buildChecks, rows: buildRows, details: buildDetails, aside: buildAside };

/* Build what a tab holds when it is first looked at. */
function ensure(name) {
  const panel = byId(`panel-${name}`);
  if (!BUILD[name] || panel.dataset.built) return;
  panel.dataset.built = "yes";
  BUILD[name](panel);
}

function stepTab(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const at = TABS.findIndex(([name]) => name === state.tab);
  chooseTab(TABS[(at + step + TABS.length) % TABS.length][0]);
  byId(`tab-${state.tab}`).focus();
}

function placed(item, ...children) {
  if (!item.regions.length) return el("li", { class: "text-item" }, children);
  return el("li", { class: "text-item" }, el("button", { type: "button", class: "head", onclick: () => choosePlace(item.regions) }, children));
}

function buildDetails(panel) {
  panel.append(el("p", { class: "lead", text: data.details.length
    ? "What the document says beside its actions." : "The document says nothing beside its actions." }));
  panel.append(el("ul", { class: "texts" }, data.details.map((item) =>
    placed(item, el("span", { class: "ref", text: item.label }), el("span", { class: "what whole", text: item.text })))));
  if (data.notes.length) {
    panel.append(el("h3", { text: "Notes on the reading" }), el("ul", { class: "notes" }, data.notes.map((text) => el("li", { text }))));
  }
}

function buildAside(panel) {
  panel.append(el("p", { class: "lead", text: data.aside.length
    ? "Text that is in no action and no detail, with the reason. On the pages it is grey." : "Nothing was left aside." }));
  panel.append(el("ul", { class: "texts" }, asideGroups.map((item) =>
    placed(item, el("span", { class: "ref", text: `${data.paged ? `p. ${item.page} · ` : ""}${item.reason}` }),
      el("span", { class: "what whole", text: item.texts.join(" · ") })))));
}

/* What was left aside together, such as the headings of one table. */
const asideGroups = [];
for (const item of [...data.aside].sort((one, other) => one.page - other.page)) {
  const last = asideGroups[asideGroups.length - 1];
  if (last && last.page === item.page && last.reason === item.reason) {
    last.texts.push(item.text);
    last.regions.push(...item.regions);
  } else asideGroups.push({ page: item.page, reason: item.reason, texts: [item.text], regions: [...item.regions] });
}

function chooseTab(name) {
  state.tab = name;
  refreshAll();
}

let opened = { row: null, check: null };

/* Bring everything that depends on the choice up to date, and nothing else. */
function refreshAll() {
  refreshTop();
  for (const at of new Set([opened.row, state.row])) if (at !== null) refreshRow(at);
  for (const at of new Set([opened.check, state.check])) if (at !== null) refreshItem(at);
  opened = { row: state.row, check: state.check };
  refreshCorrections();
  showCurrent();
}

function changed(at) {
  keep();
  if (at !== null && at !== undefined) {
    refreshRow(at);
    items.forEach((item, place) => { if (item.row === at && place !== state.check) refreshItem(place); });
  }
  refreshAll();
}

/* After a part of the page was built anew, the keyboard goes on from what is open. */
function focusOpen() {
  document.querySelector(".panel:not([hidden]) .open > .head")?.focus({ preventScroll: true });
}

function intoView(item) {
  const panel = item.closest(".panel");
  const outer = panel.getBoundingClientRect();
  const inner = item.getBoundingClientRect();
  if (inner.top < outer.top || inner.bottom > outer.bottom) panel.scrollTop += inner.top - outer.top - 8;
}

function chooseRow(at, group) {
  const again = state.tab === "rows" && state.row === at && group === null;
  Object.assign(state, { tab: "rows", row: again ? null : at, group, region: [], check: null });
  refreshAll();
  if (again) return;
  const item = byId(`row-${at}`);
  item.hidden = false;
  intoView(item);
  focusOpen();
  const fields = data.rows[at].fields;
  const field = fields.find((one) => one.group === group && one.regions.length)
    || fields.find((one) => one.printed === "action" && one.regions.length) || fields.find((one) => one.regions.length);
  if (field) showRegions(field.regions);
  item.querySelector(".field.current")?.scrollIntoView({ block: "nearest" });
  say(`Action ${rowName(at)}, row ${at + 1} of ${data.rows.length}`);
}

function chooseField(at, field) {
  Object.assign(state, { row: at, group: field.group, region: [] });
  refreshAll();
  showRegions(field.regions);
}

function toggleItem(at) {
  if (state.tab !== "checks" || state.check !== at) return chooseItem(at);
  state.check = null;
  return refreshAll();
}

function chooseItem(at) {
  const item = items[at];
  Object.assign(state, {
    tab: "checks", check: at, row: item.row, group: item.group || null, region: item.regions,
  });
  refreshAll();
  showRegions(item.regions);
  const made = byId(`check-${at}`);
  intoView(made);
  focusOpen();
  say(`${itemTitle(item)}: ${item.checks.map((check) => `${check.meaning} ${check.why}`).join(" ")}`);
}

/* A place on the page was chosen: go to its row, or to what says why it is in none. */
function chooseRegion(id) {
  const region = data.regions[id];
  const rows = region.rows || [];
  if (rows.length) {
    const at = rows.includes(state.row) ? state.row : rows[0];
    const field = data.rows[at].fields.find((one) => one.regions.includes(id));
    Object.assign(state, { tab: "rows", row: at, group: field ? field.group : region.group, region: [id], check: null });
    refreshAll();
    intoView(byId(`row-${at}`));
    byId(`row-${at}`).querySelector(".field.current")?.scrollIntoView({ block: "nearest" });
    say(`${regionLabel(id)}`);
    return;
  }
  Object.assign(state, { tab: region.group === "aside" ? "aside" : "details", row: null, group: null, region: [id], check: null });
  refreshAll();
  const list = region.group === "aside" ? asideGroups : data.details;
  const at = list.findIndex((item) => item.regions.includes(id));
  const items = byId(`panel-${state.tab}`).querySelectorAll(".text-item");
  items.forEach((item, place) => item.classList.toggle("current", place === at));
  if (items[at]) intoView(items[at]);
  say(regionLabel(id));
}

function choosePlace(ids) {
  Object.assign(state, { row: null, group: null, region: ids, check: null });
  refreshAll();
  showRegions(ids);
}

load();
buildTop();
buildSource();
buildSide();
buildHelp();
if (!items.length) state.tab = "rows";
refreshAll();
document.documentElement.dataset.ready = "yes";
