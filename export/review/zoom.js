/* How large the source is shown. */

function zoomTools() {
  const tool = (text, label, change) =>
    el("button", { type: "button", class: "small", "aria-label": label, title: label, text, onclick: () => zoom(change) });
  return el("div", { class: "zoom" },
    tool("−", "Smaller (-)", 1 / 1.25), tool("Fit", "As wide as the window (0)", 0), tool("+", "Larger (+)", 1.25));
}

function zoom(change) {
  state.zoom = change ? Math.min(4, Math.max(0.5, state.zoom * change)) : 1;
  applyZoom();
  keep();
}

function applyZoom() {
  byId("source").style.setProperty("--zoom", state.zoom);
}
