/* A document without pages: its texts and tables in their own order, every place outlined. */

/* The text of a cell, what is struck out in the source struck out here. */
function cellText(cell) {
  if (!cell.struck) return [cell.text || "\u00a0"];
  const signs = Array.from(cell.text);
  const parts = [];
  let from = 0;
  for (const [start, end] of cell.struck) {
    parts.push(signs.slice(from, start).join(""), el("s", { text: signs.slice(start, end).join("") }));
    from = end;
  }
  return [el("span", null, parts, signs.slice(from).join(""))];
}

function drawCell(block, cell) {
  const id = regionByCell.get([block.number, cell.row, cell.column].join());
  const made = el(cell.header ? "th" : "td", { rowspan: cell.down, colspan: cell.across });
  if (id === undefined) made.append(...(cell.text ? cellText(cell) : []));
  else {
    made.append(mark(el("button", {
      type: "button", class: "in-table", tabindex: "-1", "aria-label": regionLabel(id), onclick: () => chooseRegion(id),
    }, cellText(cell)), id));
  }
  if (/^#[0-9a-f]{6}$/.test(cell.fill || "")) {
    const holder = made.firstElementChild || made;
    holder.classList.add("filled");
    holder.style.setProperty("--fill", cell.fill);
  }
  return made;
}

function drawTable(block) {
  const rows = Array.from({ length: block.rows }, () => el("tr"));
  for (const cell of block.cells) rows[cell.row].append(drawCell(block, cell));
  const table = el("table", { "data-table": block.number },
    el("caption", { text: block.caption || `Table ${block.number}` }), el("tbody", null, rows));
  const first = table.querySelector(".region");
  if (first) first.tabIndex = 0;
  table.addEventListener("keydown", rove);
  return el("div", { class: "as-found" }, table);
}

function drawText(block, at) {
  const id = regionByBlock.get(at);
  const tag = block.kind === "heading" ? "h3" : "p";
  if (id === undefined) return el(tag, { class: `text ${block.kind}`, text: block.text });
  return el(tag, { class: `text ${block.kind}` }, mark(el("button", {
    type: "button", class: "in-table", "aria-label": regionLabel(id), onclick: () => chooseRegion(id), text: block.text,
  }), id));
}

function buildBlocks(into) {
  const sheet = el("div", { class: "sheet flow" });
  data.blocks.forEach((block, at) => {
    sheet.append(block.kind === "table" ? drawTable(block) : drawText(block, at));
  });
  into.append(sheet);
}
