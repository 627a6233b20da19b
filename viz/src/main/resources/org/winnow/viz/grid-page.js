// A page of examples, each judged with one key. The kernel holds what is judged: a key press is a
// message with a number, shown as waiting until the state acknowledges that number.
const LATE_MILLIS = 5000;

const plural = (n, noun) => n + " " + noun + (n === 1 ? "" : "s");

// What all such pages share. A kind of page says what its tools, keys and tiles are, and what a
// tile shows; see label-grid.js and conflict-page.js.
class GridPage {
  constructor(model, el, tiles) {
    this.model = model;
    this.outbox = new Outbox(model);
    this.undoing = 0;
    this.turning = 0;
    this.keys = model.get("keys") || [];
    this.classes = model.get("classes") || [];
    this.build(el, tiles);
    this.takePage();
    this.send("seen", {});
  }

  list(name) { return this.model.get(name) || []; }
  marks() { return this.list("marks"); }
  get items() { return this.tiles.items; }

  build(el, tiles) {
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
    this.addActions(action, actions);
    action("Backspace", "undo", () => this.undo());
    action("", "done", () => this.send("done", {}));
    this.again = action("", "send again", () => this.sendAgain());
    this.addPaging(root);
    this.counter = make(root, "div", { className: "counter" }, { role: "status", "aria-live": "polite" });
    this.trouble = make(root, "div", { className: "trouble" }, { role: "alert" });
    this.addBelow(root);
    this.detail = make(root, "div", { className: "detail" });
    this.tiles = new tiles(root, (i, extend) => this.move(i, extend));
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

  addBelow() {}

  // The page was turned, or is the first: its first open example is where one begins.
  takePage() {
    const focused = this.tiles.has(document.activeElement);
    this.title.textContent = this.model.get("title") || "";
    this.tiles.take(this.model);
    this.tiles.layOut(this.root.clientWidth);
    this.at = Math.max(0, this.marks().indexOf(""));
    this.anchor = this.at;
    this.seen = this.standing();
    this.showTurn();
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
    if (key === "PageUp") return once(() => this.step(-1));
    if (key === "PageDown") return once(() => this.step(1));
    if (key === "Backspace") return () => this.undo();
    const c = this.keys.indexOf(key);
    if (key !== "" && c >= 0) return once(() => this.label(this.classes[c]));
    const own = this.ownKey(key, inGrid);
    return own && once(own);
  }

  range() {
    const all = this.items.map((_, i) => i);
    return all.slice(Math.min(this.at, this.anchor), Math.max(this.at, this.anchor) + 1);
  }

  // What is shown once everything sent is acknowledged, by id.
  hoped() { return this.outbox.hoped(this.items); }

  // With what each is shown with, so that the kernel can refuse what was pressed on a wrong belief.
  examples(indices) {
    const hoped = this.hoped();
    return indices.map((i) => [this.items[i].id, hoped.get(this.items[i].id) ?? this.shown(i)]);
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
      this.showTurn(); // as it is, where the kernel refused
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
    const hoped = this.hoped();
    const chosen = new Set(this.range());
    this.items.forEach((item, i) => this.tiles.show(i, this.how(item, i, hoped, chosen)));
    const item = this.items[this.at];
    this.detail.textContent = item ? this.words(this.at) + (item.reason ? ". " + item.reason : "") : "no examples";
    this.showWaiting();
  }

  how(item, i, hoped, chosen) {
    const refused = this.outbox.refused.has(item.id) ? "refused" : this.marks()[i];
    return {
      label: hoped.get(item.id) ?? this.shown(i),
      mark: hoped.has(item.id) ? "sending" : refused,
      chosen: chosen.has(i),
      current: i === this.at,
      words: this.words(i),
    };
  }

  showWaiting() {
    const late = this.outbox.age() > LATE_MILLIS;
    const waiting = this.outbox.waiting.size;
    const parts = this.counts();
    if (waiting) parts.push(waiting + " sending");
    else if (this.model.get("said")) parts.push(this.model.get("said"));
    this.counter.textContent = parts.join(" · ");
    if (late) this.trouble.textContent = "✕ not saved yet: the kernel did not answer " + plural(waiting, "message");
    this.again.hidden = !late;
    this.root.dataset.waiting = String(waiting);
    this.root.dataset.pending = String(this.model.get("pending") || 0);
  }

  end() {
    clearInterval(this.clock);
    this.sizes.disconnect();
    this.tiles.forget();
  }
}

// A page that is drawn anew whenever one of the keys of its state changes.
function drawing(open, follows) {
  return function render({ model, el }) {
    const page = open(model, el);
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
    follows.forEach((key) => model.on("change:" + key, later));
    model.on("change:turn", otherPage);
    model.on("change:items", otherPage);
    return () => {
      follows.forEach((key) => model.off("change:" + key, later));
      model.off("change:turn", otherPage);
      model.off("change:items", otherPage);
      page.end();
    };
  };
}
