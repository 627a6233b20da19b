// The controls around a label grid: class buttons, actions, the box that filters, sorts and turns
// pages, and the line in which the note of a flag is written.
const SIZES = [10, 20, 40, 60, 80, 100];
const SHOWN = [
  ["all", "all"], ["open", "not judged yet"], ["edited", "edited"], ["flagged", "flagged"],
  ["disputed", "suggestion differs"],
];
const SORTS = [
  ["listed", "as listed"], ["surest", "surest suggestion first"], ["unsurest", "least sure first"],
  ["label", "by label"], ["suggested", "by suggestion"],
];

// The second click of a double click would label the next example.
function toolButton(parent, key, text, action) {
  const button = make(parent, "button", { type: "button" });
  if (key) make(button, "kbd", { textContent: key });
  if (text) make(button, "span", { textContent: text });
  button.addEventListener("click", (event) => {
    if (event.detail <= 1) action(event.detail === 1);
  });
  return button;
}

function classButtons(root, model, label) {
  const choices = make(root, "div", { className: "choices" }, { role: "group", "aria-label": "Label with" });
  const keys = model.get("keys") || [];
  (model.get("classes") || []).forEach((name, c) => {
    const key = keys[c] || "";
    const button = toolButton(choices, key, key === name.toLowerCase() ? "" : name, (byMouse) => label(name, byMouse));
    button.setAttribute("aria-label", "label " + name + (key ? ", key " + key : ""));
    button.dataset.label = name;
  });
}

// One page back, where one is, one page on: step(-1) or step(1) is called.
class Pages {
  constructor(parent, step) {
    const pages = make(parent, "div", { className: "pages" }, { role: "group", "aria-label": "Pages" });
    this.back = toolButton(pages, "", "◂ page", () => step(-1));
    this.where = make(pages, "span", { className: "where" });
    this.next = toolButton(pages, "", "page ▸", () => step(1));
    this.back.setAttribute("aria-label", "previous page, key PageUp");
    this.next.setAttribute("aria-label", "next page, key PageDown");
  }

  show({ page, pages }) {
    this.where.textContent = "page " + page + " of " + pages;
    this.back.disabled = page <= 1;
    this.next.disabled = page >= pages;
  }
}

class TurnBox {
  // turn(wish) is called with {shown, label, suggested, sort, page, size}.
  constructor(root, model, turn) {
    this.model = model;
    this.turn = turn;
    const box = make(root, "div", { className: "choices box" }, { role: "group", "aria-label": "Which examples" });
    const classes = (model.get("classes") || []).map((name) => [name, name]);
    this.shown = this.select(box, "show", SHOWN);
    this.label = this.select(box, "label", [["", "any"], ...classes, ["?", "none"]]);
    this.suggested = this.select(box, "suggested", [["", "any"], ...classes]);
    this.sort = this.select(box, "order", SORTS);
    this.size = this.select(box, "a page", SIZES.map((n) => [String(n), String(n)]));
    this.pages = new Pages(box, (by) => this.step(by));
  }

  select(box, name, options) {
    const label = make(box, "label", { textContent: name + " " });
    const select = make(label, "select");
    select.dataset.choice = name;
    for (const [value, text] of options) make(select, "option", { value, textContent: text });
    select.addEventListener("change", () => this.ask(1));
    return select;
  }

  now() { return this.model.get("turn") || {}; }

  step(by) {
    const { page, pages } = this.now();
    if (page + by >= 1 && page + by <= pages) this.ask(page + by);
  }

  ask(page) {
    const chosen = { shown: this.shown, label: this.label, suggested: this.suggested, sort: this.sort };
    const wish = Object.fromEntries(Object.entries(chosen).map(([name, select]) => [name, select.value]));
    this.turn({ ...wish, page, size: Number(this.size.value) });
  }

  // As the kernel has it, also after it refused.
  show() {
    const turn = this.now();
    this.shown.value = turn.shown;
    this.label.value = turn.label;
    this.suggested.value = turn.suggested;
    this.sort.value = turn.sort;
    if (!SIZES.includes(turn.size) && !this.size.querySelector(`[value="${turn.size}"]`)) {
      make(this.size, "option", { value: String(turn.size), textContent: String(turn.size) });
    }
    this.size.value = String(turn.size);
    this.suggested.disabled = !turn.ranked;
    for (const option of [...this.shown.options, ...this.sort.options]) {
      option.disabled = !turn.ranked && ["disputed", "surest", "unsurest", "suggested"].includes(option.value);
    }
    this.pages.show(turn);
  }
}

class NoteLine {
  // save(note) is called for Enter, leave() in any case.
  constructor(root, save, leave) {
    this.form = make(root, "form", { className: "note-line", hidden: true });
    const label = make(this.form, "label", { textContent: "a second look, because " });
    this.input = make(label, "input", { type: "text", maxLength: 300 });
    make(this.form, "button", { type: "submit", textContent: "flag" });
    const cancel = make(this.form, "button", { type: "button", textContent: "leave" });
    const end = () => {
      this.form.hidden = true;
      leave();
    };
    cancel.addEventListener("click", end);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      save(this.input.value);
      end();
    });
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      event.preventDefault();
      end();
    });
  }

  open(note) {
    this.input.value = note;
    this.form.hidden = false;
    this.input.focus();
  }
}
