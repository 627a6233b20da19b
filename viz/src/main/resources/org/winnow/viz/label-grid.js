// A page of examples, each labelled with one key. The kernel holds the labels: a key press is a
// message with a number, shown as waiting until the state acknowledges that number.
// State keys and messages are documented in org.winnow.viz.LabelGrid.
const LATE_MILLIS = 5000;
const TILE_PIXELS = 128;
const WORDS = { pending: "✓ saved", hand: "✓ by hand", skipped: "– skipped", gone: "✕ gone" };

function make(parent, tag, properties = {}, attributes = {}) {
  const node = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  parent.appendChild(node);
  return node;
}

const plural = (n, noun) => n + " " + noun + (n === 1 ? "" : "s");

class Page {
  constructor(model, el) {
    this.model = model;
    // A reloaded page is a new client and counts from 1.
    this.client = Date.now().toString(36) + Math.random().toString(36).slice(2, 10);
    this.seq = 0;
    this.waiting = new Map();
    this.refused = new Map();
    this.urls = [];
    this.undoing = 0;
    this.items = model.get("items") || [];
    this.keys = model.get("keys") || [];
    this.classes = model.get("classes") || [];
    this.at = Math.max(0, this.marks().indexOf(""));
    this.anchor = this.at;
    this.seen = this.standing();
    this.build(el);
    this.send("seen", {});
  }

  labels() { return this.model.get("labels") || []; }
  marks() { return this.model.get("marks") || []; }
  standing() { return this.marks().map((mark, i) => mark + "/" + this.labels()[i]); }

  build(el) {
    const root = make(el, "div", { className: "winnow-label-grid" });
    // Lab listens in the capturing phase, where no listener of ours could stop it.
    root.setAttribute("data-lm-suppress-shortcuts", "true");
    this.root = root;
    make(root, "div", { className: "title", textContent: this.model.get("title") || "" });
    const note = this.model.get("note");
    if (note) make(root, "div", { className: "note", textContent: note });
    const choices = make(root, "div", { className: "choices" }, { role: "group", "aria-label": "Label with" });
    this.classes.forEach((name, c) => {
      const key = this.keys[c] || "";
      const button = this.button(choices, key, key === name.toLowerCase() ? "" : name, () => this.label(name));
      button.setAttribute("aria-label", "label " + name + (key ? ", key " + key : ""));
      button.dataset.label = name;
    });
    const actions = make(root, "div", { className: "choices" }, { role: "group", "aria-label": "Actions" });
    this.button(actions, "Enter", "accept", () => this.accept());
    this.button(actions, "Space", "skip", () => this.skip());
    this.button(actions, "Backspace", "undo", () => this.undo());
    this.button(actions, "", "done", () => this.send("done", {}));
    this.again = this.button(actions, "", "send again", () => this.sendAgain());
    this.counter = make(root, "div", { className: "counter" }, { role: "status", "aria-live": "polite" });
    this.trouble = make(root, "div", { className: "trouble" }, { role: "alert" });
    this.detail = make(root, "div", { className: "detail" });
    this.grid = make(root, "div", { className: "grid" }, {
      role: "grid", "aria-label": this.model.get("title") || "examples", "aria-multiselectable": "true",
    });
    this.tiles = this.items.map((item, i) => this.tile(item, i));
    this.layOut(el.clientWidth);
    root.addEventListener("keydown", (event) => this.onKey(event));
    root.addEventListener("keypress", (event) => event.stopPropagation());
    root.addEventListener("keyup", (event) => {
      event.stopPropagation();
      if (event.key === " " && this.grid.contains(event.target)) event.preventDefault();
    });
    this.sizes = new ResizeObserver(() => this.layOut(root.clientWidth));
    this.sizes.observe(root);
    this.clock = setInterval(() => this.showWaiting(), 1000);
  }

  // The second click of a double click would label the next example.
  button(parent, key, text, action) {
    const button = make(parent, "button", { type: "button" });
    if (key) make(button, "kbd", { textContent: key });
    if (text) make(button, "span", { textContent: text });
    button.addEventListener("click", (event) => {
      if (event.detail > 1) return;
      action();
      if (event.detail === 1) this.focus();
    });
    return button;
  }

  tile(item, i) {
    const cell = document.createElement("div");
    cell.setAttribute("role", "gridcell");
    const button = make(cell, "button", { type: "button", className: "tile", tabIndex: -1 });
    const url = this.picture(i);
    if (url) {
      make(button, "img", { src: url, alt: "example " + item.short, width: item.width, height: item.height });
    } else {
      make(button, "span", { className: "text", textContent: item.text });
    }
    make(button, "span", { className: "id", textContent: "#" + (i + 1) + " " + item.short });
    const label = make(button, "span", { className: "label" });
    make(button, "span", {
      className: "suggestion",
      textContent: item.suggestion ? item.suggestion + "? " + item.probability : "",
    });
    const mark = make(button, "span", { className: "mark" });
    button.addEventListener("click", (event) => this.move(i, event.shiftKey));
    return { cell, button, label, mark };
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
    const wordy = this.items.some((item) => item.text);
    const fitting = Math.max(1, Math.min(10, Math.floor((width || 800) / TILE_PIXELS)));
    const columns = wordy ? 1 : fitting;
    if (columns === this.columns) return;
    const focused = this.grid.contains(document.activeElement);
    this.columns = columns;
    this.grid.replaceChildren();
    this.grid.style.gridTemplateColumns = wordy ? "1fr" : `repeat(${columns}, ${TILE_PIXELS - 8}px)`;
    this.grid.classList.toggle("wordy", wordy);
    let row;
    this.tiles.forEach((tile, i) => {
      if (i % columns === 0) row = make(this.grid, "div", { className: "row" }, { role: "row" });
      row.appendChild(tile.cell);
    });
    if (focused) this.focus();
  }

  onKey(event) {
    if (event.key === "Tab" || event.key === "Escape" || event.altKey) return;
    event.stopPropagation();
    const inGrid = this.grid.contains(event.target);
    const act = this.action(event, inGrid);
    if (!act) return;
    event.preventDefault();
    act();
  }

  action(event, inGrid) {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.ctrlKey || event.metaKey) return key === "z" ? () => this.undo() : null;
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -this.columns, ArrowDown: this.columns };
    if (key in steps) return () => this.move(this.at + steps[key], event.shiftKey);
    if (key === "Home") return () => this.move(0, event.shiftKey);
    if (key === "End") return () => this.move(this.items.length - 1, event.shiftKey);
    if (key === "Backspace") return () => this.undo();
    // A key held down must not label what it never showed.
    const once = (act) => (event.repeat ? () => {} : act);
    const c = this.keys.indexOf(key);
    if (key !== "" && c >= 0) return once(() => this.label(this.classes[c]));
    if (!inGrid) return null; // Enter and Space press the button that has the focus
    if (key === "Enter") return once(() => this.accept());
    if (key === " ") return once(() => this.skip());
    return null;
  }

  range() {
    const all = this.items.map((_, i) => i);
    return all.slice(Math.min(this.at, this.anchor), Math.max(this.at, this.anchor) + 1);
  }

  // With the label it is shown with, so that the kernel can refuse what was pressed on a wrong belief.
  examples(indices) {
    const hoped = this.hoped();
    return indices.map((i) => [this.items[i].id, hoped.get(this.items[i].id) ?? this.labels()[i]]);
  }

  here() { return this.range().filter((i) => this.marks()[i] !== "gone"); }

  label(name) {
    const chosen = this.here();
    if (chosen.length) this.send("label", { examples: this.examples(chosen), to: name });
    this.moveOn();
  }

  accept() {
    const chosen = this.here().filter((i) => this.items[i].suggestion);
    if (!chosen.length) {
      this.trouble.textContent = "no suggestion here: choose a label";
      return;
    }
    this.send("accept", { examples: this.examples(chosen) });
    this.moveOn();
  }

  skip() {
    this.send("skip", { ids: this.range().map((i) => this.items[i].id) });
    this.moveOn();
  }

  undo() {
    this.undoing = this.send("undo", {});
  }

  send(action, body) {
    this.seq += 1;
    const message = { client: this.client, seq: this.seq, action, ...body };
    this.waiting.set(this.seq, { message, since: Date.now() });
    this.trouble.textContent = "";
    this.model.send(message);
    this.show();
    return this.seq;
  }

  // In order; what arrived already is not done twice.
  sendAgain() {
    for (const sent of this.waiting.values()) {
      sent.since = Date.now();
      this.model.send(sent.message);
    }
    this.showWaiting();
  }

  // Labels as they will be when everything sent is acknowledged.
  hoped() {
    const hoped = new Map();
    const suggested = new Map(this.items.map((item) => [item.id, item.suggestion]));
    for (const { message } of this.waiting.values()) {
      for (const [id] of message.examples || []) hoped.set(id, message.to ?? suggested.get(id));
      for (const id of message.ids || []) if (!hoped.has(id)) hoped.set(id, null);
    }
    return hoped;
  }

  moveOn() {
    const hoped = this.hoped();
    const open = (i) => this.marks()[i] === "" && !hoped.has(this.items[i].id);
    const last = Math.max(this.at, this.anchor);
    const order = this.items.map((_, i) => (last + 1 + i) % this.items.length);
    const next = order.find(open);
    this.move(next ?? Math.min(last + 1, this.items.length - 1), false);
  }

  move(to, extend) {
    this.at = Math.max(0, Math.min(this.items.length - 1, to));
    if (!extend) this.anchor = this.at;
    this.focus();
    this.show();
  }

  focus() {
    this.tiles[this.at]?.button.focus();
  }

  // What the kernel acknowledged is no longer waiting; what it refused says so at its tile.
  settle() {
    const done = (this.model.get("acknowledged") || {})[this.client] || 0;
    for (const refusal of this.model.get("refused") || []) {
      const sent = refusal.client === this.client && this.waiting.get(refusal.seq);
      if (!sent) continue;
      for (const [id] of sent.message.examples || []) this.refused.set(id, refusal.why);
      this.trouble.textContent = "✕ not saved: " + refusal.why;
    }
    for (const [seq, sent] of this.waiting) {
      if (seq > done) continue;
      this.waiting.delete(seq);
      const wanted = (sent.message.examples || []).map((e) => e[0]);
      const mine = (r) => r.client === this.client && r.seq === seq;
      if (!(this.model.get("refused") || []).some(mine)) wanted.forEach((id) => this.refused.delete(id));
    }
    if (this.undoing && done >= this.undoing) this.goToUndone();
    this.seen = this.standing();
  }

  goToUndone() {
    this.undoing = 0;
    const undone = this.standing().findIndex((now, i) => now !== this.seen[i]);
    if (undone < 0) return;
    this.at = this.anchor = undone;
    if (this.root.contains(document.activeElement)) this.focus();
  }

  changed() {
    this.settle();
    this.show();
  }

  show() {
    const hoped = this.hoped();
    const chosen = new Set(this.range());
    this.tiles.forEach((tile, i) => this.showTile(tile, i, hoped, chosen.has(i)));
    const item = this.items[this.at];
    this.detail.textContent = item ? this.words(this.at) + (item.reason ? ". " + item.reason : "") : "no examples";
    this.showWaiting();
  }

  showTile(tile, i, hoped, chosen) {
    const item = this.items[i];
    const sending = hoped.has(item.id);
    const label = hoped.get(item.id) ?? this.labels()[i];
    const mark = sending ? "sending" : this.refused.has(item.id) ? "refused" : this.marks()[i];
    tile.label.textContent = label === item.given ? label : item.given + " → " + label;
    tile.mark.textContent = { sending: "… sending", refused: "✕ refused" }[mark] || WORDS[mark] || "";
    tile.button.dataset.mark = mark;
    tile.button.tabIndex = i === this.at ? 0 : -1;
    tile.button.classList.toggle("current", i === this.at);
    tile.cell.setAttribute("aria-selected", String(chosen));
    tile.button.setAttribute("aria-label", this.words(i) + (tile.mark.textContent ? ", " + tile.mark.textContent : ""));
  }

  words(i) {
    const item = this.items[i];
    return "#" + (i + 1) + " " + item.short + ", labelled " + this.labels()[i]
      + (item.suggestion ? `, suggested ${item.suggestion} (${item.probability})` : "");
  }

  showWaiting() {
    const oldest = Math.min(...[...this.waiting.values()].map((sent) => sent.since));
    const late = Date.now() - oldest > LATE_MILLIS;
    const judged = this.marks().filter((mark) => mark !== "").length;
    const pending = this.model.get("pending") || 0;
    const parts = [`${judged} of ${this.items.length} judged`, plural(pending, "edit") + " pending"];
    if (this.waiting.size) parts.push(this.waiting.size + " sending");
    else if (this.model.get("said")) parts.push(this.model.get("said"));
    this.counter.textContent = parts.join(" · ");
    if (late) {
      this.trouble.textContent =
        "✕ not saved yet: the kernel did not answer " + plural(this.waiting.size, "message");
    }
    this.again.hidden = !late;
    this.root.dataset.waiting = String(this.waiting.size);
    this.root.dataset.pending = String(pending);
  }

  end() {
    clearInterval(this.clock);
    this.sizes.disconnect();
    this.urls.forEach((url) => URL.revokeObjectURL(url));
  }
}

function render({ model, el }) {
  const page = new Page(model, el);
  const KEYS = ["labels", "marks", "pending", "acknowledged", "refused", "said", "done"];
  // One update changes several keys: they are shown together.
  let due = false;
  function changed() {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      due = false;
      page.changed();
    });
  }
  KEYS.forEach((key) => model.on("change:" + key, changed));
  return () => {
    KEYS.forEach((key) => model.off("change:" + key, changed));
    page.end();
  };
}

export default { render };
