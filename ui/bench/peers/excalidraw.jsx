// The page with Excalidraw. It offers window.peer, as every peer does: open, look and cardInView.
import React from "react";
import { createRoot } from "react-dom/client";
import { Excalidraw, convertToExcalidrawElements } from "@excalidraw/excalidraw";
import "@excalidraw/excalidraw/index.css";

let api;
const ready = new Promise((done) => {
  createRoot(document.getElementById("root")).render(
    <Excalidraw excalidrawAPI={(a) => { api = a; done(); }} detectScroll={false} />,
  );
});

let board;

const rectangle = (c) => ({
  type: "rectangle", id: c.id, x: c.x, y: c.y, width: c.w, height: c.h,
  backgroundColor: "#ffffff", fillStyle: "solid", strokeColor: "#c9d1db", strokeWidth: 1, roughness: 0, roundness: { type: 3 },
  label: { text: c.text, fontSize: 12, fontFamily: 2, textAlign: "left", verticalAlign: "top", strokeColor: "#1c2430" },
});

window.peer = {
  async open(b) {
    await ready;
    board = b;
    api.updateScene({ elements: convertToExcalidrawElements(b.cards.map(rectangle), { regenerateIds: false }) });
  },
  look(zoom, x, y) {
    api.updateScene({ appState: { zoom: { value: zoom }, scrollX: -x, scrollY: -y } });
  },
  // x, y of a card on the screen
  cardAt(card) {
    const s = api.getAppState();
    return { x: (card.x + card.w / 2 + s.scrollX) * s.zoom.value, y: (card.y + 6 + s.scrollY) * s.zoom.value };
  },
  placeOf(card) {
    const e = api.getSceneElements().find((e) => e.id === card.id);
    return { x: e.x, y: e.y };
  },
  seen() {
    const s = api.getAppState();
    return { x: -s.scrollX, y: -s.scrollY, zoom: s.zoom.value };
  },
};
