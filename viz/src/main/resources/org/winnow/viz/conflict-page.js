// A page of a merge's conflicts, each settled with one key: base, ours, theirs, or another label.
// State keys and messages are documented in org.winnow.viz.ConflictPage.
const FOLLOWS_CHOICES = ["choices", "outcomes", "marks", "pending", "left", "acknowledged", "refused", "said", "done"];
const SIDES = [[",", "ours"], [".", "theirs"], ["-", "base"]];

class ConflictTiles extends Tiles {
  get width() { return 232; }

  faces(item) { return item.faces; }

  take(model) {
    this.drawn = 0;
    super.take(model);
  }

  tile(item, i) {
    const { cell, button } = this.frame(i);
    const faces = make(button, "span", { className: "faces" });
    for (const face of item.faces) {
      const one = make(faces, "span", { className: "face" });
      this.face(one, face, this.picture(this.drawn++), "example " + item.short + (face.caption && ", " + face.caption));
      if (face.caption) make(one, "span", { className: "id", textContent: face.caption });
    }
    make(button, "span", { className: "id", textContent: "#" + (i + 1) + " " + item.short });
    const sides = item.sides.map((side) => {
      const line = make(button, "span", { className: "side" });
      make(line, "span", { className: "column", textContent: side.side });
      make(line, "span", { className: "label", textContent: side.label });
      make(line, "span", { className: "by", textContent: side.by });
      make(line, "span", { textContent: side.probability });
      return [side.side, line];
    });
    const mark = make(button, "span", { className: "mark" });
    return { cell, button, sides, mark };
  }

  // How conflict i stands: {choice, label, mark, chosen, current, words}.
  show(i, how) {
    const tile = this.tiles[i];
    for (const [side, line] of tile.sides) line.classList.toggle("taken", how.mark !== "" && side === how.choice);
    const settled = how.label && "✓ " + (how.choice === "other" ? how.label : how.choice + ": " + how.label);
    tile.mark.textContent = this.markOf(how.mark) || settled;
    this.frameShows(tile, how, [how.words, tile.mark.textContent]);
  }
}

class ConflictPage extends GridPage {
  choices() { return this.list("choices"); }
  shown(i) { return this.list("outcomes")[i]; }
  standing() { return this.choices().map((choice, i) => choice + "/" + this.shown(i)); }

  addActions(action) {
    for (const [key, side] of SIDES) action(key, side, () => this.choose(side)).dataset.side = side;
  }

  addPaging(root) {
    const box = make(root, "div", { className: "choices box" });
    this.pages = new Pages(box, (by) => this.step(by));
    box.hidden = (this.model.get("turn") || {}).pages < 2;
  }

  showTurn() { this.pages.show(this.model.get("turn") || {}); }

  step(by) {
    const { page, pages } = this.model.get("turn") || {};
    if (page + by >= 1 && page + by <= pages) this.turn({ page: page + by });
  }

  ownKey(key) {
    const side = SIDES.find(([k]) => k === key);
    return side && (() => this.choose(side[1]));
  }

  label(name) { this.choose("=" + name); }

  choose(to) {
    this.send("choose", { examples: this.examples(this.range()), to });
    this.moveOn();
  }

  // As the kernel will say it.
  hoped() {
    const sent = this.outbox.hoped(this.items);
    const hoped = new Map();
    for (const item of this.items) {
      const to = sent.get(item.id);
      if (to) hoped.set(item.id, to[0] === "=" ? to.slice(1) : item.sides.find((s) => s.side === to).label);
    }
    return hoped;
  }

  how(item, i, hoped, chosen) {
    const to = this.outbox.hoped(this.items).get(item.id);
    const own = to === "ours" || to === "theirs" ? to : "other";
    return { ...super.how(item, i, hoped, chosen), choice: to ? own : this.choices()[i] };
  }

  words(i) {
    const item = this.items[i];
    const sides = item.sides.map((s) => s.side + " " + s.label + (s.by && " by " + s.by) + (s.probability && ", p " + s.probability));
    return "#" + (i + 1) + " " + item.short + ": " + sides.join("; ");
  }

  counts() {
    return [plural(this.model.get("pending") || 0, "conflict") + " settled", (this.model.get("left") || 0) + " left"];
  }
}

const render = drawing((model, el) => new ConflictPage(model, el, ConflictTiles), FOLLOWS_CHOICES);

export default { render };
