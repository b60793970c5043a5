// A small map is shown whole, a large one at its left upper corner.
choose(firstVisible(), false);
setZoom(fitting() >= 0.6 ? Math.min(fitting(), 1.5) : clamp(map.clientWidth / data.size[0] / pixels, 0.5, 1));
map.scrollTo(0, 0);
