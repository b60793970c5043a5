// Map or tables.
function show(tables) {
  document.body.classList.toggle("tables", tables);
  get("asmap").setAttribute("aria-pressed", !tables);
  get("astable").setAttribute("aria-pressed", tables);
  find(false);
  if (marked >= 0) go(marked);
}
get("asmap").addEventListener("click", () => show(false));
get("astable").addEventListener("click", () => show(true));
get("in").addEventListener("click", () => setZoom(zoom * 1.25));
get("out").addEventListener("click", () => setZoom(zoom / 1.25));
get("fit").addEventListener("click", fit);

// Mouse and touch: drag to move, Ctrl and the wheel or two fingers to zoom; a plain wheel scrolls.
let drag = null, dragged = false;
map.addEventListener("pointerdown", e => {
  dragged = false;
  if (e.pointerType === "mouse" && e.button === 0) drag = {x: e.clientX, y: e.clientY, left: map.scrollLeft, top: map.scrollTop};
});
map.addEventListener("pointermove", e => {
  if (!drag) return;
  const dx = e.clientX - drag.x, dy = e.clientY - drag.y;
  if (!dragged && Math.hypot(dx, dy) > 4) { dragged = true; map.setPointerCapture(e.pointerId); map.classList.add("dragged"); }
  if (dragged) map.scrollTo(drag.left - dx, drag.top - dy);
});
for (const end of ["pointerup", "pointercancel"]) map.addEventListener(end, () => { drag = null; map.classList.remove("dragged"); });
map.addEventListener("click", e => {
  const card = e.target.closest(".card");
  if (card && !dragged) open(Number(card.id.slice(1)));
});
map.addEventListener("wheel", e => {
  if (!e.ctrlKey && !e.metaKey) return;
  e.preventDefault();
  const frame = map.getBoundingClientRect(), lines = e.deltaMode === 1 ? 16 : 1;
  setZoom(zoom * Math.exp(-clamp(e.deltaY * lines, -80, 80) / 200), e.clientX - frame.left, e.clientY - frame.top);
}, {passive: false});
let pinch = null;
const spread = e => {
  const [a, b] = e.touches, frame = map.getBoundingClientRect();
  return {d: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY), x: (a.clientX + b.clientX) / 2 - frame.left, y: (a.clientY + b.clientY) / 2 - frame.top};
};
map.addEventListener("touchstart", e => { pinch = e.touches.length === 2 ? {...spread(e), zoom} : null; }, {passive: true});
map.addEventListener("touchmove", e => {
  if (!pinch || e.touches.length !== 2) return;
  e.preventDefault();
  const now = spread(e);
  setZoom(pinch.zoom * now.d / pinch.d, now.x, now.y);
}, {passive: false});
map.addEventListener("touchend", () => { pinch = null; });

// Keys.
const arrows = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
map.addEventListener("keydown", e => {
  const card = e.target.closest(".card");
  if (!card || e.ctrlKey || e.metaKey || e.altKey) return;
  const i = Number(card.id.slice(1));
  if (e.key === "Enter" || e.key === " ") { e.preventDefault(); open(i); return; }
  let to = -1;
  if (arrows[e.key]) to = neighbour(i, ...arrows[e.key]);
  else if (e.key === "Home") to = firstVisible();
  else if (e.key === "End") to = data.cards.findLastIndex((c, k) => visible(k));
  else return;
  e.preventDefault();
  if (to >= 0) choose(to, true);
});
map.addEventListener("focusin", e => {
  const card = e.target.closest(".card");
  if (card && Number(card.id.slice(1)) !== current) choose(Number(card.id.slice(1)), false);
});
document.addEventListener("keydown", e => {
  if (e.key === "Escape") {
    if (get("lanes").open) { get("lanes").open = false; get("lanes").querySelector("summary").focus(); }
    else if (!close() && search.value) { search.value = ""; find(true); }
    return;
  }
  if (e.ctrlKey || e.metaKey || e.altKey || e.target.matches("input")) return;
  if (e.key === "/") { e.preventDefault(); search.focus(); search.select(); }
  else if (inTables()) return;
  else if (e.key === "+" || e.key === "=") setZoom(zoom * 1.25);
  else if (e.key === "-") setZoom(zoom / 1.25);
  else if (e.key === "0") fit();
});
document.addEventListener("click", e => {
  const entry = e.target.closest("[data-card]");
  if (entry) open(Number(entry.dataset.card));
});
addEventListener("resize", resize);
addEventListener("beforeprint", () => svg.setAttribute("viewBox", `0 0 ${data.size[0]} ${height}`));
addEventListener("afterprint", () => svg.setAttribute("viewBox", `0 0 ${data.size[0]} ${data.size[1]}`));
