// A page of examples, each labelled with one key.
// State keys and messages are documented in org.winnow.viz.LabelGrid.
const FOLLOWS_EDITS = ["labels", "marks", "flags", "pending", "acknowledged", "refused", "said", "done"];

class LabelPage extends GridPage {
  labels() { return this.list("labels"); }
  flags() { return this.list("flags"); }
  shown(i) { return this.labels()[i]; }
  standing() { return this.marks().map((mark, i) => mark + "/" + this.labels()[i] + this.flags()[i]); }

  addActions(action, group) {
    action("Enter", "accept", () => this.accept());
    action("Space", "skip", () => this.skip());
    toolButton(group, "!", "flag", () => this.openNote());
  }

  addPaging(root) {
    this.box = new TurnBox(root, this.model, (wish) => this.turn(wish));
  }

  addBelow(root) {
    this.noteLine = new NoteLine(root, (text) => this.flag(text), () => this.focus());
  }

  showTurn() { this.box.show(); }
  step(by) { this.box.step(by); }

  ownKey(key, inGrid) {
    if (key === "!") return () => this.openNote();
    if (!inGrid) return null; // Enter and Space press the button that has the focus
    if (key === "Enter") return () => this.accept();
    if (key === " ") return () => this.skip();
    return null;
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

  how(item, i, hoped, chosen) {
    return { ...super.how(item, i, hoped, chosen), flag: this.flags()[i] || "" };
  }

  words(i) {
    const item = this.items[i];
    return "#" + (i + 1) + " " + item.short + ", labelled " + this.labels()[i]
      + (item.suggestion ? `, suggested ${item.suggestion} (${item.probability})` : "");
  }

  counts() {
    const judged = this.marks().filter((mark) => mark !== "").length;
    return [`${judged} of ${this.items.length} judged`, plural(this.model.get("pending") || 0, "edit") + " pending"];
  }
}

const render = drawing((model, el) => new LabelPage(model, el, Tiles), FOLLOWS_EDITS);

export default { render };
