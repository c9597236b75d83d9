/* A document without pages: its texts and tables in their own order, every place outlined. */

function tableCell([text, row, column, down, across, header]) {
  return { text, row, column, down, across, header };
}

function drawTable(block) {
  const rows = Array.from({ length: block.rows }, () => el("tr"));
  for (const cell of block.cells.map(tableCell)) {
    const id = regionByCell.get([block.number, cell.row, cell.column].join());
    const made = el(cell.header ? "th" : "td", {
      rowspan: cell.down > 1 ? cell.down : null,
      colspan: cell.across > 1 ? cell.across : null,
    });
    if (id === undefined) made.append(cell.text);
    else {
      made.append(mark(el("button", {
        type: "button", class: "in-table", tabindex: "-1", "aria-label": regionLabel(id),
        onclick: () => chooseRegion(id), text: cell.text || "\u00a0",
      }), id));
    }
    rows[cell.row].append(made);
  }
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
