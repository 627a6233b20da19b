// The tiles of a label grid: one button for each example of the page, in rows that fit the width.
const TILE_PIXELS = 128;
const WORDS = { pending: "✓ saved", hand: "✓ by hand", skipped: "– skipped", gone: "✕ gone" };

function make(parent, tag, properties = {}, attributes = {}) {
  const node = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  parent.appendChild(node);
  return node;
}

class Tiles {
  // choose(i, extend) is called for a click.
  constructor(parent, choose) {
    this.grid = make(parent, "div", { className: "grid" }, { role: "grid", "aria-multiselectable": "true" });
    this.choose = choose;
    this.urls = [];
    this.columns = 0;
  }

  // Pixels across that a tile takes, with the gap beside it.
  get width() { return TILE_PIXELS; }

  // What an item shows of examples.
  faces(item) { return [item]; }

  // Draws the examples of another page.
  take(model) {
    this.forget();
    this.model = model;
    this.items = model.get("items") || [];
    this.grid.setAttribute("aria-label", model.get("title") || "examples");
    this.tiles = this.items.map((item, i) => this.tile(item, i));
    this.columns = 0;
  }

  frame(i) {
    const cell = document.createElement("div");
    cell.setAttribute("role", "gridcell");
    const button = make(cell, "button", { type: "button", className: "tile", tabIndex: -1 });
    button.addEventListener("click", (event) => this.choose(i, event.shiftKey));
    return { cell, button };
  }

  tile(item, i) {
    const { cell, button } = this.frame(i);
    this.face(button, item, this.picture(i), "example " + item.short);
    make(button, "span", { className: "id", textContent: "#" + (i + 1) + " " + item.short });
    const label = make(button, "span", { className: "label" });
    make(button, "span", {
      className: "suggestion",
      textContent: item.suggestion ? item.suggestion + "? " + item.probability : "",
    });
    const mark = make(button, "span", { className: "mark" });
    const flag = make(button, "span", { className: "flag" });
    return { cell, button, label, mark, flag };
  }

  // An example itself: a picture, a row of a table, or text.
  face(parent, shown, url, alt) {
    if (url) {
      make(parent, "img", { src: url, alt, width: shown.width, height: shown.height });
    } else if (shown.cells.length) {
      const table = make(parent, "span", { className: "cells" });
      for (const [column, value] of shown.cells) {
        make(table, "span", { className: "column", textContent: column });
        make(table, "span", { textContent: value });
      }
    } else {
      make(parent, "span", { className: "text", textContent: shown.text });
    }
  }

  picture(i) {
    const data = this.model.get("pictures");
    const ends = this.model.get("ends") || [];
    const from = i ? ends[i - 1] : 0;
    if (!data || !(ends[i] > from)) return "";
    const bytes = new Uint8Array(data.buffer || data, (data.byteOffset || 0) + from, ends[i] - from);
    const url = URL.createObjectURL(new Blob([bytes], { type: "image/png" }));
    this.urls.push(url);
    return url;
  }

  // Rows are real, so that screen readers can tell where in the grid one is.
  layOut(width) {
    const wordy = this.items.some((item) => this.faces(item).some((face) => face.text || face.cells.length));
    const fitting = Math.max(1, Math.min(10, Math.floor((width || 800) / this.width)));
    const columns = wordy ? 1 : fitting;
    if (columns === this.columns) return;
    const focused = this.has(document.activeElement) ? document.activeElement : null;
    this.columns = columns;
    this.grid.replaceChildren();
    this.grid.style.gridTemplateColumns = wordy ? "1fr" : `repeat(${columns}, ${this.width - 8}px)`;
    this.grid.classList.toggle("wordy", wordy);
    let row;
    this.tiles.forEach((tile, i) => {
      if (i % columns === 0) row = make(this.grid, "div", { className: "row" }, { role: "row" });
      row.appendChild(tile.cell);
    });
    focused?.focus();
  }

  // How example i stands: {label, mark, flag, chosen, current, words}.
  show(i, how) {
    const tile = this.tiles[i];
    const given = this.items[i].given;
    tile.label.textContent = how.label === given ? how.label : given + " → " + how.label;
    tile.mark.textContent = this.markOf(how.mark);
    tile.flag.textContent = how.flag;
    this.frameShows(tile, how, [how.words, tile.mark.textContent, how.flag && "flagged" + how.flag.slice(1)]);
  }

  markOf(mark) { return { sending: "… sending", refused: "✕ refused" }[mark] || WORDS[mark] || ""; }

  frameShows(tile, how, words) {
    tile.button.dataset.mark = how.mark;
    tile.button.tabIndex = how.current ? 0 : -1;
    tile.button.classList.toggle("current", how.current);
    tile.cell.setAttribute("aria-selected", String(how.chosen));
    tile.button.setAttribute("aria-label", words.filter(Boolean).join(", "));
  }

  has(node) { return this.grid.contains(node); }

  focus(i) { this.tiles[i]?.button.focus(); }

  forget() {
    this.urls.forEach((url) => URL.revokeObjectURL(url));
    this.urls = [];
  }
}
