// A map of training labels: variability to the right, confidence upwards. A click, or the keys for
// the next harder and easier one, asks the kernel for an example's picture and numbers.
// State keys and the message are documented in org.winnow.viz.DynamicsMap.
const SIDE = 440;
const MARGIN = { left: 52, top: 12, right: 12, bottom: 40 };
const NEVER = [180, 83, 9];
const ALWAYS = [31, 111, 178];
const PAPER = "#fcfcfc";
const INK = "#1f2328";

function make(parent, tag, properties = {}, attributes = {}) {
  const node = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  parent.appendChild(node);
  return node;
}

// What comes from the kernel as bytes, wherever it lies in its buffer.
function bytes(value) {
  if (!value) return new Uint8Array();
  return new Uint8Array((value.buffer || value).slice(value.byteOffset || 0, (value.byteOffset || 0) + value.byteLength));
}

class DynamicsMapPage {
  constructor(model, el) {
    this.model = model;
    this.points = new Float32Array(bytes(model.get("points")).buffer);
    this.correct = bytes(model.get("correct"));
    this.n = this.correct.length;
    this.order = [...this.correct.keys()].sort((a, b) => this.points[2 * a + 1] - this.points[2 * b + 1]);
    this.build(el);
    this.draw();
    this.show();
  }

  build(el) {
    const root = make(el, "div", { className: "winnow-dynamics-map" });
    root.setAttribute("data-lm-suppress-shortcuts", "true");
    root.dataset.points = String(this.n);
    this.root = root;
    make(root, "div", { className: "title", textContent: this.model.get("title") || "" });
    const both = make(root, "div", { className: "both" });
    const width = SIDE + MARGIN.left + MARGIN.right;
    const height = SIDE + MARGIN.top + MARGIN.bottom;
    const plot = make(both, "div", { className: "plot" });
    plot.style.width = width + "px";
    plot.style.height = height + "px";
    const scale = window.devicePixelRatio || 1;
    const name = this.n + " labels by variability and confidence; use the buttons to step through them";
    this.canvas = make(plot, "canvas", { width: width * scale, height: height * scale }, { role: "img", "aria-label": name });
    this.ring = make(plot, "div", { className: "ring", hidden: true });
    const side = make(both, "div", { className: "side" });
    const steps = make(side, "div", { className: "steps" }, { role: "group", "aria-label": "Step through the labels" });
    const button = (text, act) => make(steps, "button", { type: "button", textContent: text }).addEventListener("click", act);
    button("hardest", () => this.choose(this.order[0]));
    button("harder", () => this.step(-1));
    button("easier", () => this.step(1));
    button("most ambiguous", () => this.choose(this.mostAmbiguous()));
    this.picture = make(side, "img", { alt: "", hidden: true });
    this.words = make(side, "div", { className: "words" }, { role: "status", "aria-live": "polite" });
    const key = "Orange: never called as labelled; blue: in every epoch. ";
    make(root, "div", { className: "note", textContent: key + (this.model.get("note") || "") });
    this.canvas.addEventListener("click", (event) => this.choose(this.nearest(event.offsetX, event.offsetY)));
    for (const kind of ["keydown", "keypress", "keyup"]) {
      root.addEventListener(kind, (event) => {
        if (event.key !== "Tab" && event.key !== "Escape") event.stopPropagation();
      });
    }
  }

  x(i) { return MARGIN.left + 2 * this.points[2 * i] * SIDE; }
  y(i) { return MARGIN.top + (1 - this.points[2 * i + 1]) * SIDE; }

  draw() {
    const g = this.canvas.getContext("2d");
    const style = getComputedStyle(this.root);
    g.scale(window.devicePixelRatio || 1, window.devicePixelRatio || 1);
    g.font = "11px " + style.fontFamily;
    // On light paper in every theme, as all drawn figures: a canvas does not follow a change of theme.
    g.fillStyle = PAPER;
    g.fillRect(0, 0, SIDE + MARGIN.left + MARGIN.right, SIDE + MARGIN.top + MARGIN.bottom);
    g.fillStyle = g.strokeStyle = INK;
    g.lineWidth = 1;
    g.strokeRect(MARGIN.left - 0.5, MARGIN.top - 0.5, SIDE + 1, SIDE + 1);
    g.textAlign = "right";
    for (const share of [0, 0.25, 0.5, 0.75, 1]) {
      g.fillText(share.toFixed(2), MARGIN.left - 6, MARGIN.top + (1 - share) * SIDE + 4);
    }
    g.textAlign = "center";
    for (const share of [0.125, 0.25, 0.375, 0.5]) {
      g.fillText(share.toFixed(3), MARGIN.left + 2 * share * SIDE - (share === 0.5 ? 10 : 0), MARGIN.top + SIDE + 16);
    }
    g.fillText("variability →", MARGIN.left + SIDE / 2, MARGIN.top + SIDE + 32);
    g.save();
    g.rotate(-Math.PI / 2);
    g.fillText("confidence →", -(MARGIN.top + SIDE / 2), 12);
    g.restore();
    g.globalAlpha = this.n > 5000 ? 0.35 : 0.6;
    for (let i = 0; i < this.n; i++) {
      const share = this.correct[i] / 255;
      const [red, green, blue] = NEVER.map((from, c) => Math.round(from + (ALWAYS[c] - from) * share));
      g.fillStyle = `rgb(${red},${green},${blue})`;
      g.fillRect(this.x(i) - 1.5, this.y(i) - 1.5, 3, 3);
    }
  }

  nearest(x, y) {
    let best = -1;
    let least = Infinity;
    for (let i = 0; i < this.n; i++) {
      const distance = (this.x(i) - x) ** 2 + (this.y(i) - y) ** 2;
      if (distance < least) [best, least] = [i, distance];
    }
    return best;
  }

  mostAmbiguous() {
    let best = 0;
    for (let i = 1; i < this.n; i++) if (this.points[2 * i] > this.points[2 * best]) best = i;
    return best;
  }

  step(by) {
    const at = this.order.indexOf(this.model.get("at"));
    this.choose(this.order[Math.max(0, Math.min(this.n - 1, at + by))]);
  }

  choose(at) {
    if (at >= 0) this.model.send({ action: "choose", at });
  }

  show() {
    const at = this.model.get("at");
    this.root.dataset.at = String(at);
    this.ring.hidden = !(at >= 0);
    this.words.textContent = this.model.get("words") || "click a point, or step through the labels";
    const png = bytes(this.model.get("picture"));
    if (this.url) URL.revokeObjectURL(this.url);
    this.url = png.length ? URL.createObjectURL(new Blob([png], { type: "image/png" })) : "";
    this.picture.hidden = !this.url;
    if (this.url) {
      Object.assign(this.picture, { src: this.url, alt: "the example", width: 2 * this.model.get("width"), height: 2 * this.model.get("height") });
    }
    if (!(at >= 0)) return;
    this.ring.style.left = this.x(at) - 7 + "px";
    this.ring.style.top = this.y(at) - 7 + "px";
  }

  end() {
    if (this.url) URL.revokeObjectURL(this.url);
  }
}

function render({ model, el }) {
  const page = new DynamicsMapPage(model, el);
  let due = false;
  function changed() {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      due = false;
      page.show();
    });
  }
  const KEYS = ["at", "words", "picture", "width", "height"];
  KEYS.forEach((key) => model.on("change:" + key, changed));
  return () => {
    KEYS.forEach((key) => model.off("change:" + key, changed));
    page.end();
  };
}

export default { render };
