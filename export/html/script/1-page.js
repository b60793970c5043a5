const data = JSON.parse(document.getElementById("data").textContent);
const get = id => document.getElementById(id);
const map = get("map"), sheet = get("sheet"), paper = get("paper"), svg = paper.querySelector("svg"), panel = get("card"), search = get("search");
const nodes = data.cards.map((c, i) => get("c" + i));
const entries = data.cards.map(() => []);
for (const b of document.querySelectorAll("[data-card]")) entries[b.dataset.card].push(b);
const pixels = 96 / 72 / data.unit; // of a style sheet to a point of the picture, at a zoom of 1
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const inTables = () => document.body.classList.contains("tables");
const clamp = (v, lo, hi) => Math.max(lo, Math.min(hi, v));
