/* The left side: pages as pictures, or the document's texts and tables, every place outlined. */

const papers = new Map();
const outlines = new Map();
const regionsByPage = new Map();
data.regions.forEach((region, id) => {
  if (!region.box) return;
  if (!regionsByPage.has(region.page)) regionsByPage.set(region.page, []);
  regionsByPage.get(region.page).push(id);
});
const regionByCell = new Map();
const regionByBlock = new Map();
data.regions.forEach((region, id) => {
  if (region.cell) regionByCell.set(region.cell.join(), id);
  if (region.block !== undefined) regionByBlock.set(region.block, id);
});

function regionLabel(id) {
  const region = data.regions[id];
  const name = data.groups[region.group];
  if (region.group === "aside") return `${name}, ${region.reason}: ${cut(region.text || "", 80)}`;
  const rows = region.rows || [];
  if (!rows.length) return `${name}: ${cut(region.text || "", 80)}`;
  const of = rows.length === 1
    ? `action ${rowName(rows[0])}`
    : `actions ${rowName(rows[0])} to ${rowName(rows[rows.length - 1])}`;
  const field = data.rows[rows[0]].fields.find((one) => one.regions.includes(id));
  const text = field ? data.rows[rows[0]].values[field.printed] || "" : "";
  return `${name} of ${of}: ${cut(text, 80)}`;
}

function tagText(id) {
  const region = data.regions[id];
  const name = data.groups[region.group];
  return region.reason ? `${name}: ${region.reason}` : name;
}

function mark(made, id) {
  const region = data.regions[id];
  made.classList.add("region", `g-${region.group}`);
  made.dataset.region = id;
  made.dataset.tag = tagText(id);
  if (region.group === "aside") made.title = tagText(id);
  outlines.set(id, made);
  return made;
}

/* Points between an outline and its place, so that the line crosses no letter. */
const AIR = 1;

function outline(id, width, height) {
  const box = data.regions[id].box;
  const [left, top, right, bottom] = [box[0] - AIR, box[1] - AIR, box[2] + AIR, box[3] + AIR];
  const made = mark(el("button", {
    type: "button",
    tabindex: "-1",
    "aria-label": regionLabel(id),
    onclick: () => chooseRegion(id),
  }), id);
  made.style.left = `${(100 * left) / width}%`;
  made.style.top = `${(100 * top) / height}%`;
  made.style.width = `${(100 * (right - left)) / width}%`;
  made.style.height = `${(100 * (bottom - top)) / height}%`;
  made.classList.toggle("low", top < 24);
  return made;
}

function area(id) {
  const [left, top, right, bottom] = data.regions[id].box;
  return (right - left) * (bottom - top);
}

/* Draw a page when it comes into view: its picture and, larger places under smaller ones, outlines. */
function drawPage(page) {
  const paper = papers.get(page);
  if (!paper || paper.dataset.drawn) return;
  const packed = byId(`picture-${page}`);
  if (!packed && document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", () => drawPage(page), { once: true });
    return;
  }
  paper.dataset.drawn = "yes";
  const [, width, height] = data.pages[page - 1];
  if (packed) {
    const image = el("img", { alt: `Page ${page} of the source as printed`, decoding: "async" });
    image.src = `data:${packed.dataset.media};base64,${packed.textContent.trim()}`;
    paper.append(image);
  } else {
    paper.append(el("p", { class: "blank", text: "This page could not be drawn." }));
  }
  if (!width || !height) return;
  const ids = regionsByPage.get(page) || [];
  const drawn = ids.map((id) => [area(id), outline(id, width, height)]);
  const order = new Map([...drawn].sort((one, other) => other[0] - one[0]).map(([, made], at) => [made, at]));
  for (const [, made] of drawn) made.style.zIndex = String(order.get(made) + 1);
  const group = el("div", { class: "outlines", role: "group", "aria-label": `Cells on page ${page}` },
    drawn.map(([, made]) => made));
  if (drawn.length) drawn[0][1].tabIndex = 0;
  group.addEventListener("keydown", rove);
  paper.append(group);
  showCurrent(ids);
}

/* Arrow keys go from one place of a page to the next. */
function rove(event) {
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  const step = steps[event.key];
  if (!step) return;
  const all = [...event.currentTarget.querySelectorAll(".region")];
  const next = all[all.indexOf(document.activeElement) + step];
  event.preventDefault();
  event.stopPropagation();
  if (!next) return;
  for (const one of all) one.tabIndex = -1;
  next.tabIndex = 0;
  next.focus({ preventScroll: true });
  reveal(next);
}

/* What was set aside on a page without a place of its own, such as hidden text. */
function unplaced(page) {
  const texts = data.aside.filter((item) => item.page === page && !item.regions.length);
  if (!texts.length) return null;
  return el("ul", { class: "unplaced", "aria-label": `Left aside on page ${page}` },
    texts.map((item) => el("li", null, el("b", { text: `${item.reason}: ` }), cut(item.text, 300))));
}

function buildPages(into) {
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) drawPage(Number(entry.target.dataset.page));
    }
  }, { root: byId("source"), rootMargin: "60% 0px" });
  for (const [page, width, height] of data.pages) {
    const paper = el("div", { class: "paper", "data-page": page });
    paper.style.aspectRatio = `${width || 595} / ${height || 842}`;
    papers.set(page, paper);
    into.append(el("figure", { class: "sheet" },
      el("figcaption", { text: `Page ${page} of ${data.pages.length}` }), paper, unplaced(page)));
    watch.observe(paper);
  }
  drawPage(1);
}

function buildSource() {
  const source = byId("source");
  const legend = el("ul", { class: "legend", "aria-label": "Colours of the outlines" });
  for (const [group, name] of Object.entries(data.groups)) {
    if (!data.regions.some((region) => region.group === group)) continue;
    legend.append(el("li", null, el("span", { class: `swatch g-${group}` }), name));
  }
  if (/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(data.language)) source.lang = data.language;
  source.append(el("div", { class: "source-bar", lang: "en-GB" },
    el("h2", { text: data.paged ? "Source as printed" : "Source as found" }), zoomTools(), legend));
  applyZoom();
  if (data.paged) buildPages(source);
  else buildBlocks(source);
}

/* Bring a place into view inside its own pane only. */
function reveal(made) {
  const pane = byId("source");
  const outer = pane.getBoundingClientRect();
  const inner = made.getBoundingClientRect();
  const bar = pane.querySelector(".source-bar").offsetHeight;
  const free = outer.height - bar;
  if (inner.top < outer.top + bar || inner.bottom > outer.bottom) {
    const wanted = Math.max(16, (free - inner.height) / 2);
    pane.scrollTop += inner.top - outer.top - bar - wanted;
  }
  if (inner.left < outer.left || inner.right > outer.right) {
    pane.scrollLeft += inner.left - outer.left - 24;
  }
}

function showRegions(ids) {
  const region = ids.length ? data.regions[ids[0]] : null;
  if (!region) return;
  if (region.box) drawPage(region.page);
  const made = outlines.get(ids[0]);
  if (made) reveal(made);
  else if (papers.has(region.page)) reveal(papers.get(region.page));
}

/* Mark the current place, and the other cells of the current row. */
function showCurrent(only) {
  const row = state.row === null ? null : data.rows[state.row];
  const current = new Set();
  const near = new Set();
  if (row) {
    for (const field of row.fields) {
      for (const id of field.regions) {
        near.add(id);
        if (field.group === state.group) current.add(id);
      }
    }
  }
  for (const id of state.region) current.add(id);
  const [first] = state.region.length ? state.region : current;
  for (const id of only || outlines.keys()) {
    const made = outlines.get(id);
    made.classList.toggle("named", id === first);
    made.classList.toggle("near", near.has(id));
    made.classList.toggle("current", current.has(id));
    if (current.has(id)) made.setAttribute("aria-current", "true");
    else made.removeAttribute("aria-current");
  }
}
