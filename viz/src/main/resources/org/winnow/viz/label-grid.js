// A page of examples, each labelled with one key. The kernel holds the labels: a key press is a
// message with a number, shown as waiting until the state acknowledges that number.
// State keys and messages are documented in org.winnow.viz.LabelGrid.
const LATE_MILLIS = 5000;
const FOLLOWS_EDITS = ["labels", "marks", "flags", "pending", "acknowledged", "refused", "said", "done"];

const plural = (n, noun) => n + " " + noun + (n === 1 ? "" : "s");

class Page {
  constructor(model, el) {
    this.model = model;
    this.outbox = new Outbox(model);
    this.undoing = 0;
    this.turning = 0;
    this.keys = model.get("keys") || [];
    this.classes = model.get("classes") || [];
    this.build(el);
    this.takePage();
    this.send("seen", {});
  }

  labels() { return this.model.get("labels") || []; }
  marks() { return this.model.get("marks") || []; }
  flags() { return this.model.get("flags") || []; }
  standing() { return this.marks().map((mark, i) => mark + "/" + this.labels()[i] + this.flags()[i]); }
  get items() { return this.tiles.items; }

  build(el) {
    const root = make(el, "div", { className: "winnow-label-grid" });
    // Lab listens in the capturing phase, where no listener of ours could stop it.
    root.setAttribute("data-lm-suppress-shortcuts", "true");
    this.root = root;
    this.title = make(root, "div", { className: "title" });
    const note = this.model.get("note");
    if (note) make(root, "div", { className: "note", textContent: note });
    classButtons(root, this.model, (name, byMouse) => this.pressed(byMouse, () => this.label(name)));
    const actions = make(root, "div", { className: "choices" }, { role: "group", "aria-label": "Actions" });
    const action = (key, text, act) => toolButton(actions, key, text, (byMouse) => this.pressed(byMouse, act));
    action("Enter", "accept", () => this.accept());
    action("Space", "skip", () => this.skip());
    toolButton(actions, "!", "flag", () => this.openNote());
    action("Backspace", "undo", () => this.undo());
    action("", "done", () => this.send("done", {}));
    this.again = action("", "send again", () => this.sendAgain());
    this.box = new TurnBox(root, this.model, (wish) => this.turn(wish));
    this.counter = make(root, "div", { className: "counter" }, { role: "status", "aria-live": "polite" });
    this.trouble = make(root, "div", { className: "trouble" }, { role: "alert" });
    this.noteLine = new NoteLine(root, (text) => this.flag(text), () => this.focus());
    this.detail = make(root, "div", { className: "detail" });
    this.tiles = new Tiles(root, (i, extend) => this.move(i, extend));
    root.addEventListener("keydown", (event) => this.onKey(event));
    root.addEventListener("keypress", (event) => event.stopPropagation());
    root.addEventListener("keyup", (event) => {
      event.stopPropagation();
      if (event.key === " " && this.tiles.has(event.target)) event.preventDefault();
    });
    this.sizes = new ResizeObserver(() => this.tiles.layOut(root.clientWidth));
    this.sizes.observe(root);
    this.clock = setInterval(() => this.showWaiting(), 1000);
  }

  // The page was turned, or is the first: its first open example is where one begins.
  takePage() {
    const focused = this.tiles.has(document.activeElement);
    this.title.textContent = this.model.get("title") || "";
    this.tiles.take(this.model);
    this.tiles.layOut(this.root.clientWidth);
    this.at = Math.max(0, this.marks().indexOf(""));
    this.anchor = this.at;
    this.seen = this.standing();
    this.box.show();
    if (focused) this.focus();
  }

  pressed(byMouse, act) {
    act();
    if (byMouse) this.focus();
  }

  onKey(event) {
    if (event.key === "Tab" || event.key === "Escape" || event.altKey) return;
    event.stopPropagation();
    if (event.target.matches("input, select")) return;
    const act = this.action(event, this.tiles.has(event.target));
    if (!act) return;
    event.preventDefault();
    act();
  }

  action(event, inGrid) {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.ctrlKey || event.metaKey) return key === "z" ? () => this.undo() : null;
    const across = this.tiles.columns;
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -across, ArrowDown: across };
    if (key in steps) return () => this.move(this.at + steps[key], event.shiftKey);
    if (key === "Home") return () => this.move(0, event.shiftKey);
    if (key === "End") return () => this.move(this.items.length - 1, event.shiftKey);
    // A key held down must not label what it never showed, nor turn more than one page.
    const once = (act) => (event.repeat ? () => {} : act);
    if (key === "PageUp") return once(() => this.box.step(-1));
    if (key === "PageDown") return once(() => this.box.step(1));
    if (key === "Backspace") return () => this.undo();
    if (key === "!") return once(() => this.openNote());
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
    const hoped = this.outbox.hoped(this.items);
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

  openNote() {
    if (this.here().length) this.noteLine.open((this.flags()[this.at] || "").replace(/^⚑ ?/, ""));
  }

  flag(note) {
    this.send("flag", { flagged: this.here().map((i) => this.items[i].id), note });
  }

  undo() {
    this.undoing = this.send("undo", {});
  }

  turn(wish) {
    this.turning = this.send("turn", wish);
  }

  send(action, body) {
    this.trouble.textContent = "";
    const seq = this.outbox.send(action, body);
    this.show();
    return seq;
  }

  sendAgain() {
    this.outbox.sendAgain();
    this.showWaiting();
  }

  moveOn() {
    if (!this.items.length) return;
    const hoped = this.outbox.hoped(this.items);
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

  focus() { this.tiles.focus(this.at); }

  // What the kernel acknowledged is no longer waiting; what it refused says so at its tile.
  settle() {
    const why = this.outbox.settle();
    if (why) this.trouble.textContent = "✕ not done: " + why;
    const done = this.outbox.acknowledged();
    if (this.undoing && done >= this.undoing) this.goToUndone();
    if (this.turning && done >= this.turning) {
      this.turning = 0;
      this.box.show(); // as it is, where the kernel refused
    }
    this.seen = this.standing();
  }

  goToUndone() {
    this.undoing = 0;
    const undone = this.standing().findIndex((now, i) => now !== this.seen[i]);
    if (undone < 0) return;
    this.at = this.anchor = undone;
    if (this.root.contains(document.activeElement)) this.focus();
  }

  changed(turned) {
    if (turned) this.takePage();
    this.settle();
    this.show();
  }

  show() {
    const hoped = this.outbox.hoped(this.items);
    const chosen = new Set(this.range());
    this.items.forEach((item, i) => this.tiles.show(i, this.how(item, i, hoped, chosen)));
    const item = this.items[this.at];
    this.detail.textContent = item ? this.words(this.at) + (item.reason ? ". " + item.reason : "") : "no examples";
    this.showWaiting();
  }

  how(item, i, hoped, chosen) {
    const refused = this.outbox.refused.has(item.id) ? "refused" : this.marks()[i];
    return {
      label: hoped.get(item.id) ?? this.labels()[i],
      mark: hoped.has(item.id) ? "sending" : refused,
      flag: this.flags()[i] || "",
      chosen: chosen.has(i),
      current: i === this.at,
      words: this.words(i),
    };
  }

  words(i) {
    const item = this.items[i];
    return "#" + (i + 1) + " " + item.short + ", labelled " + this.labels()[i]
      + (item.suggestion ? `, suggested ${item.suggestion} (${item.probability})` : "");
  }

  showWaiting() {
    const late = this.outbox.age() > LATE_MILLIS;
    const waiting = this.outbox.waiting.size;
    const judged = this.marks().filter((mark) => mark !== "").length;
    const pending = this.model.get("pending") || 0;
    const parts = [`${judged} of ${this.items.length} judged`, plural(pending, "edit") + " pending"];
    if (waiting) parts.push(waiting + " sending");
    else if (this.model.get("said")) parts.push(this.model.get("said"));
    this.counter.textContent = parts.join(" · ");
    if (late) this.trouble.textContent = "✕ not saved yet: the kernel did not answer " + plural(waiting, "message");
    this.again.hidden = !late;
    this.root.dataset.waiting = String(waiting);
    this.root.dataset.pending = String(pending);
  }

  end() {
    clearInterval(this.clock);
    this.sizes.disconnect();
    this.tiles.forget();
  }
}

function render({ model, el }) {
  const page = new Page(model, el);
  // One update changes several keys: they are shown together.
  let due = false;
  let turned = false;
  function later() {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      const took = turned;
      due = turned = false;
      page.changed(took);
    });
  }
  function otherPage() {
    turned = true;
    later();
  }
  FOLLOWS_EDITS.forEach((key) => model.on("change:" + key, later));
  model.on("change:turn", otherPage);
  model.on("change:items", otherPage);
  return () => {
    FOLLOWS_EDITS.forEach((key) => model.off("change:" + key, later));
    model.off("change:turn", otherPage);
    model.off("change:items", otherPage);
    page.end();
  };
}

export default { render };
