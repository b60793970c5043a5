// Hidden lanes close up: what lies in a lane moves as a whole, what crosses several is bent.
const laneNodes = [...svg.querySelectorAll("[data-lane]")];
const bends = [...svg.querySelectorAll(".bend")].map(node => ({node, ends: (node.dataset.ends || "").split(" ").filter(Boolean).map(Number),
  parts: [...node.children].map(n => ({n, d: n.getAttribute("d"), y: Number(n.getAttribute("y") || n.querySelector("[y]")?.getAttribute("y"))}))}));

function squeezed(y) {
  let off = 0;
  for (const i of hidden) off += clamp(y - data.lanes[i].y, 0, data.lanes[i].h);
  return y - off;
}

function bent(d) {
  let vertical = true;
  return d.replace(/-?[\d.]+/g, v => (vertical = !vertical) ? squeezed(Number(v)).toFixed(2).replace(/\.?0+$/, "") : v);
}

function showLanes() {
  height = squeezed(data.size[1]);
  for (const n of laneNodes) {
    const lane = Number(n.dataset.lane), band = data.lanes[lane];
    n.style.display = hidden.has(lane) ? "none" : "";
    const dy = band ? squeezed(band.y) - band.y : height - data.size[1];
    if (dy) n.setAttribute("transform", `translate(0 ${dy})`); else n.removeAttribute("transform");
  }
  for (const b of bends) {
    b.node.style.display = b.ends.some(l => hidden.has(l)) ? "none" : "";
    for (const p of b.parts) {
      if (p.d) p.n.setAttribute("d", bent(p.d));
      else p.n.setAttribute("transform", `translate(0 ${squeezed(p.y) - p.y})`);
    }
  }
  resize();
  find(false);
  if (current >= 0 && !visible(current)) choose(firstVisible(), false);
}

for (const box of document.querySelectorAll("#lanes [data-lane]")) box.addEventListener("change", () => {
  const lane = Number(box.dataset.lane);
  if (box.checked) hidden.delete(lane); else hidden.add(lane);
  showLanes();
});
get("all").addEventListener("click", () => {
  hidden.clear();
  for (const box of document.querySelectorAll("#lanes [data-lane]")) box.checked = true;
  showLanes();
});
document.addEventListener("pointerdown", e => { if (!get("lanes").contains(e.target)) get("lanes").open = false; });
