// Drives one peer in headless Chromium over a board of cards, and prints what was measured as one line of JSON.
// usage: node drive.mjs PEER FOLDER BOARD CHROMIUM — the folder holds the bundles, the board is a file of JSON.
import { createServer } from "node:http";
import { readFileSync, readdirSync, existsSync, createReadStream } from "node:fs";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

const [peer, folder, boardFile, executablePath] = process.argv.slice(2);
const board = JSON.parse(readFileSync(boardFile, "utf8"));
const width = 1500, height = 900, moves = 180, rate = 60;

const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".json": "application/json" };
const page0 = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="${peer}.css"><style>html,body,#root{margin:0;width:100%;height:100%}</style>
<div id="root"></div><script>window.EXCALIDRAW_ASSET_PATH="/"</script><script type="module" src="${peer}.js"></script>`;

const server = createServer((req, res) => {
  const path = new URL(req.url, "http://x").pathname;
  if (path === "/") return res.setHeader("content-type", "text/html").end(page0);
  if (path === "/board.json") return res.setHeader("content-type", "application/json").end(JSON.stringify(board));
  const file = join(folder, normalize(path));
  if (!file.startsWith(folder) || !existsSync(file)) return res.writeHead(404).end();
  res.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
  createReadStream(file).pipe(res);
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));

const began = performance.now();
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", `--window-size=${width},${height}`],
});
const page = await browser.newPage({ viewport: { width, height } });
const tools = await page.context().newCDPSession(page);
const launched = performance.now();
page.on("pageerror", (e) => console.error(`${peer}: ${e.message}`));

// Two frames later everything asked for has been painted.
const painted = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));

await page.goto(`http://127.0.0.1:${server.address().port}/`);
await page.waitForFunction(() => window.peer);
await page.evaluate(async () => window.peer.open(await (await fetch("/board.json")).json()));
await painted();
const opened = performance.now();

await tools.send("Performance.enable", { timeDomain: "threadTicks" });
const task = async () => (await tools.send("Performance.getMetrics")).metrics.find((m) => m.name === "TaskDuration").value * 1000;

const share = (values, of) => [...values].sort((a, b) => a - b)[Math.round(of * (values.length - 1))];

// Presses a button and moves the pointer, whether or not the page keeps up.
async function gesture(button, from, by) {
  const buttons = button === "middle" ? 4 : 1;
  const send = (type, at, extra = {}) => tools.send("Input.dispatchMouseEvent", { type, x: at.x, y: at.y, button, buttons, pointerType: "mouse", ...extra });
  await page.evaluate(() => {
    window.moved = [];
    window.noting ||= !addEventListener("pointermove", () => window.moved.push(performance.now()), { capture: true });
  });
  await send("mouseMoved", from, { button: "none", buttons: 0 });
  await send("mousePressed", from, { clickCount: 1 });
  await painted();
  await page.evaluate(() => (window.moved = []));
  const before = await task();
  const sent = [];
  const start = performance.now();
  for (let i = 1; i <= moves; i++) {
    const wait = start + (i * 1000) / rate - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    sent.push(send("mouseMoved", { x: from.x + by.x * i, y: from.y + by.y * i }));
  }
  await Promise.all(sent);
  await painted();
  const spent = (await task()) - before;
  const moved = await page.evaluate(() => window.moved);
  await send("mouseReleased", { x: from.x + by.x * moves, y: from.y + by.y * moves }, { clickCount: 1, buttons: 0 });
  await painted();
  const gaps = moved.slice(1).map((t, i) => t - moved[i]);
  return { updates: moved.length, p50: share(gaps, 0.5), p95: share(gaps, 0.95), processor: spent / moved.length };
}

const look = async (zoom, x, y) => {
  await page.evaluate(([zoom, x, y]) => window.peer.look(zoom, x, y), [zoom, x, y]);
  await painted();
};

// What a person would see: a gesture that did nothing would be fast.
const check = (what, ok) => {
  if (!ok) throw new Error(`${peer}: ${what} did nothing`);
};

const whole = Math.min((width - 40) / board.width, (height - 40) / board.height);
const middle = board.cards.reduce((best, c) => {
  const far = (c) => Math.hypot(c.x - board.width / 2, c.y - board.height / 2);
  return far(c) < far(best) ? c : best;
});
const out = { peer, begin: launched - began, open: opened - launched };
await look(1, middle.x - 500, middle.y - 300);
let at = await page.evaluate((c) => window.peer.cardAt(c), middle);
let was = await page.evaluate((c) => window.peer.placeOf(c), middle);
out.drag = await gesture("left", at, { x: 2, y: 1.5 });
let now = await page.evaluate((c) => window.peer.placeOf(c), middle);
check("dragging", Math.hypot(now.x - was.x, now.y - was.y) > 100);
for (const [name, zoom, x, y, by] of [["pan", 1, middle.x - 500, middle.y - 300, { x: -1, y: -3 }], ["whole", whole, -20, -20, { x: 1, y: 1 }]]) {
  await look(zoom, x, y);
  was = await page.evaluate(() => window.peer.seen());
  out[name] = await gesture("middle", { x: width / 2, y: height / 2 + 100 }, by);
  now = await page.evaluate(() => window.peer.seen());
  check("panning", Math.hypot(now.x - was.x, now.y - was.y) > 50);
}
out.zoom = now.zoom;
out.memory = memoryOf(process.pid);
console.log(JSON.stringify(out));
await browser.close();
server.close();

// Bytes of real memory of all processes below this one, shared pages counted in proportion.
function memoryOf(parent) {
  const children = new Map();
  for (const pid of readdirSync("/proc").filter((n) => /^\d+$/.test(n))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const up = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
      children.set(up, [...(children.get(up) ?? []), Number(pid)]);
    } catch {} // it has ended
  }
  let sum = 0;
  const add = (pid) => {
    for (const child of children.get(pid) ?? []) {
      try {
        sum += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${child}/smaps_rollup`, "utf8"))[1]) * 1024;
      } catch {} // it has ended
      add(child);
    }
  };
  add(parent);
  return sum;
}
