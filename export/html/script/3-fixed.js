const bottom = data.lanes.length ? data.lanes.at(-1).y + data.lanes.at(-1).h : 0;

// The row of stages and the labels of the lanes stay in view: copies that stick to the edges once their own are gone.
function stick(selector, from, to, across) {
  const own = svg.querySelectorAll(selector);
  const holder = document.createElement("div"), copy = document.createElementNS(svg.namespaceURI, "svg");
  holder.className = "fixed";
  holder.setAttribute("aria-hidden", "true");
  holder.style[across ? "top" : "left"] = "0";
  own.forEach((n, i) => {
    n.id = n.id || selector.slice(1) + i;
    const use = document.createElementNS(svg.namespaceURI, "use");
    use.setAttribute("href", "#" + n.id);
    copy.append(use);
  });
  copy.setAttribute("font-family", svg.getAttribute("font-family"));
  copy.setAttribute("fill", "none");
  copy.setAttribute("text-rendering", "geometricPrecision");
  copy.style.whiteSpace = "pre";
  holder.append(copy);
  if (own.length) sheet.insertBefore(holder, paper);
  const air = 4;
  return {
    resize(k) {
      const o = origin(), top = across ? from - air : data.lanes[0]?.y || 0;
      const w = across ? data.size[0] : to - from + air, h = across ? to - from + 2 * air : squeezed(bottom) - top;
      copy.setAttribute("viewBox", `${across ? 0 : from} ${top} ${w} ${h}`);
      copy.style.width = w * k + "px";
      copy.style.height = h * k + "px";
      copy.style.left = (across ? o.x : 0) + "px";
      copy.style.top = (across ? 0 : o.y + top * k) + "px";
      holder.style.width = across ? "100%" : w * k + "px";
    },
    follow() {
      const k = pixels * zoom, o = origin(), gone = across ? map.scrollTop - o.y > (from - air) * k : map.scrollLeft - o.x > from * k;
      holder.classList.toggle("shown", gone && (across ? map.clientHeight > 4 * (to - from) * k : map.clientWidth > 3 * (to - from) * k));
    },
  };
}
const fixed = [stick(".side", data.side[0], data.side[1], false), stick(".head", data.head[0], data.head[1], true)];
const follow = () => fixed.forEach(f => f.follow());
map.addEventListener("scroll", follow, {passive: true});
