// Details.
// also adds what is said in the second language.
function also(to, text) {
  if (!text) return;
  const s = document.createElement("span");
  s.className = "also";
  s.lang = data.also;
  s.dir = "auto";
  s.textContent = text;
  to.append(s);
}
let opener = null;
function open(i) {
  const c = data.cards[i];
  opener = inTables() ? document.activeElement : nodes[i];
  choose(i, false);
  panel.querySelector("h2").textContent = c.title;
  also(panel.querySelector("h2"), c.also);
  panel.querySelector(".place").textContent = c.place;
  const list = panel.querySelector("dl");
  list.replaceChildren();
  for (const f of c.fields || []) {
    const dt = document.createElement("dt"), dd = document.createElement("dd");
    dt.textContent = f.name;
    dd.dir = "auto";
    if (f.href) {
      const a = document.createElement("a");
      a.href = f.href;
      a.target = "_blank";
      a.rel = "noopener noreferrer";
      a.textContent = f.text;
      dd.append(a);
    } else if (f.card !== undefined) {
      const b = document.createElement("button");
      b.type = "button";
      b.textContent = f.text;
      b.addEventListener("click", () => { go(f.card); open(f.card); });
      dd.append(b);
    } else dd.textContent = f.text;
    also(dd, f.also);
    list.append(dt, dd);
  }
  panel.hidden = false;
  document.body.classList.add("open");
  resize();
  panel.scrollTop = 0;
  mark(i);
  panel.querySelector("h2").focus({preventScroll: true});
  if (!inTables() && visible(i)) reveal(i);
}

function close() {
  if (panel.hidden) return false;
  panel.hidden = true;
  document.body.classList.remove("open");
  resize();
  mark(-1);
  if (opener && opener.isConnected) opener.focus({preventScroll: true});
  return true;
}
get("close").addEventListener("click", close);

let marked = -1;
function mark(i) {
  for (const n of marked >= 0 ? [nodes[marked], ...entries[marked]] : []) n?.classList.remove("now");
  marked = i;
  for (const n of i >= 0 ? [nodes[i], ...entries[i]] : []) n?.classList.add("now");
}

function go(i) {
  mark(i);
  if (inTables()) entries[i][0]?.scrollIntoView({block: "center", inline: "nearest"});
  else if (visible(i)) { choose(i, false); reveal(i, true); }
}
