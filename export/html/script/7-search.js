// Search.
const said = data.cards.map(c => [c.title, c.also, c.place, ...(c.fields || []).flatMap(f => [f.text, f.also])].join("\n").toLowerCase());
let hits = [], hit = -1;
function find(move) {
  const words = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  for (const i of hits) for (const n of [nodes[i], ...entries[i]]) n?.classList.remove("found");
  hits = words.length ? said.flatMap((s, i) => visible(i) && words.every(w => s.includes(w)) ? [i] : []) : [];
  for (const i of hits) for (const n of [nodes[i], ...entries[i]]) n?.classList.add("found");
  hit = hits.length ? clamp(hit, 0, hits.length - 1) : -1;
  if (move) hit = hits.length ? 0 : -1;
  count();
  if (move && panel.hidden) { mark(-1); if (hit >= 0) go(hits[hit]); }
}
function count() {
  const any = hits.length > 0, out = get("count");
  out.textContent = any ? `${hit + 1} / ${hits.length}` : search.value.trim() ? out.dataset.none : "";
  get("next").disabled = get("previous").disabled = !any;
}
function step(by) {
  if (!hits.length) return;
  hit = (hit + by + hits.length) % hits.length;
  count();
  go(hits[hit]);
}
search.addEventListener("input", () => find(true));
search.addEventListener("keydown", e => { if (e.key === "Enter" && !e.isComposing) { e.preventDefault(); step(e.shiftKey ? -1 : 1); } });
get("next").addEventListener("click", () => step(1));
get("previous").addEventListener("click", () => step(-1));
