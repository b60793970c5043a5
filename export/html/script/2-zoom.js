svg.style.setProperty("--unit", data.unit);

// Zoom: the picture is scaled as a whole, which leaves its texts as they are laid out, and the browser scrolls it.
let zoom = 1, height = data.size[1];
const hidden = new Set(); // lanes
const least = 0.05, most = 4;

function setZoom(z, x = map.clientWidth / 2, y = map.clientHeight / 2) {
  z = clamp(z, Math.min(least, fitting()), most);
  const before = paper.getBoundingClientRect(), frame = map.getBoundingClientRect();
  const px = (frame.left + x - before.left) / zoom, py = (frame.top + y - before.top) / zoom;
  zoom = z;
  resize();
  const after = paper.getBoundingClientRect();
  map.scrollLeft += after.left + px * zoom - frame.left - x;
  map.scrollTop += after.top + py * zoom - frame.top - y;
  get("zoom").textContent = Math.round(zoom * 100) + "%";
}

function resize() {
  const k = pixels * zoom;
  paper.style.width = data.size[0] * k + "px";
  paper.style.height = height * k + "px";
  svg.style.transform = `scale(${zoom / data.unit})`;
  for (const f of fixed) f.resize(k);
  follow();
}

// origin returns where the picture begins within what scrolls.
function origin() {
  const a = paper.getBoundingClientRect(), b = sheet.getBoundingClientRect();
  return {x: a.left - b.left, y: a.top - b.top};
}

const fitting = () => Math.min(map.clientWidth / data.size[0], map.clientHeight / height) / pixels;
const fit = () => setZoom(fitting());
