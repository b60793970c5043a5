// Cards: one of them takes the keyboard, arrows lead to its neighbours.
const visible = i => inTables() ? entries[i].length > 0 : !!nodes[i] && !hidden.has(data.cards[i].lane);
const firstVisible = () => data.cards.findIndex((c, i) => visible(i));
let current = -1;

function choose(i, focus) {
  if (nodes[current]) nodes[current].tabIndex = -1;
  current = i;
  if (!nodes[i]) return;
  nodes[i].tabIndex = 0;
  if (focus) { nodes[i].focus({preventScroll: true}); reveal(i); }
}

// placed returns where a card stands in the picture as it is now.
function placed(i) {
  const c = data.cards[i], [x, y, w, h] = c.box, band = data.lanes[c.lane];
  return {x, y: y + (band ? squeezed(band.y) - band.y : 0), w, h, cx: x + w / 2, cy: y + h / 2 + (band ? squeezed(band.y) - band.y : 0)};
}

function reveal(i, centre) {
  const p = placed(i), k = pixels * zoom, o = origin(), left = o.x + p.x * k, top = o.y + p.y * k, air = 24;
  const heads = (data.head[1] - data.head[0]) * k + air, labels = (data.side[1] - data.side[0]) * k + air;
  let x = map.scrollLeft, y = map.scrollTop;
  if (centre || left < x + labels || left + p.w * k > x + map.clientWidth) x = left + p.w * k / 2 - map.clientWidth / 2;
  if (centre || top < y + heads || top + p.h * k > y + map.clientHeight) y = top + p.h * k / 2 - map.clientHeight / 2;
  if (x !== map.scrollLeft || y !== map.scrollTop) map.scrollTo({left: x, top: y, behavior: calm.matches ? "auto" : "smooth"});
}

function neighbour(i, dx, dy) {
  const from = placed(i);
  let best = -1, least = Infinity;
  for (let k = 0; k < nodes.length; k++) {
    if (k === i || !visible(k)) continue;
    const to = placed(k);
    const along = dx ? dx * (to.cx - from.cx) : dy * (to.cy - from.cy);
    if (along < 1) continue;
    const across = dx ? Math.max(0, Math.max(from.y, to.y) - Math.min(from.y + from.h, to.y + to.h)) : Math.abs(to.cx - from.cx);
    const far = along + 4 * across;
    if (far < least) { least = far; best = k; }
  }
  return best;
}
