// The page with maxGraph. It offers window.peer, as every peer does: open, look and cardAt.
import { Graph, InternalEvent } from "@maxgraph/core";

const root = document.getElementById("root");
root.style.overflow = "hidden";
InternalEvent.disableContextMenu(root);
const graph = new Graph(root);
graph.setPanning(true);
const panning = graph.getPlugin("PanningHandler");
// The middle button pans, as in the others, wherever it is pressed.
panning.isPanningTrigger = (e) => e.getEvent().button === 1;
panning.isForcePanningEvent = (e) => e.getEvent().button === 1;

const cells = new Map();

window.peer = {
  async open(board) {
    const style = { rounded: true, absoluteArcSize: true, arcSize: 16, align: "left", verticalAlign: "top", spacingLeft: 8, fontSize: 12, fontColor: "#1c2430", fillColor: "#ffffff", strokeColor: "#c9d1db" };
    graph.batchUpdate(() => {
      for (const c of board.cards) {
        cells.set(c.id, graph.insertVertex({ parent: graph.getDefaultParent(), id: c.id, value: c.text, position: [c.x, c.y], size: [c.w, c.h], style }));
      }
    });
  },
  look(zoom, x, y) {
    graph.view.scaleAndTranslate(zoom, -x, -y);
  },
  cardAt(card) {
    const { scale, translate } = graph.view;
    return { x: (card.x + card.w / 2 + translate.x) * scale, y: (card.y + 6 + translate.y) * scale };
  },
  placeOf(card) {
    const g = cells.get(card.id).geometry;
    return { x: g.x, y: g.y };
  },
  seen() {
    const { scale, translate } = graph.view;
    return { x: -translate.x, y: -translate.y, zoom: scale };
  },
};
