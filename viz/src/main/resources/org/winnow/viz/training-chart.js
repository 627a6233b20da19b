// Loss and accuracy of a training, drawn in place from small changes of the model's state.
// State keys are documented in org.winnow.viz.TrainingChart.
const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 720;
const HEIGHT = 268;
const PANEL = { top: 44, height: 164, width: 296 };
const SERIES = [
  { name: "training", key: "train" },
  { name: "validation", key: "validation" },
];

function make(parent, tag, attributes, text) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text !== undefined) node.textContent = text;
  parent.appendChild(node);
  return node;
}

// Round steps, so that the axis stays put while the values below it change.
function step(range, count) {
  const rough = range / count;
  const power = Math.pow(10, Math.floor(Math.log10(rough)));
  return [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough * 0.999);
}

function ticks(low, high, count) {
  const by = step(high - low, count);
  const marks = [];
  for (let i = Math.ceil(low / by - 1e-9); i * by <= high + by * 1e-6; i++) marks.push(i * by);
  return marks;
}

function shown(value, by) {
  const decimals = Math.max(0, Math.min(6, Math.ceil(-Math.log10(by) - 1e-9)));
  return value.toFixed(decimals);
}

class Panel {
  constructor(svg, left, title) {
    this.left = left;
    this.title = title;
    this.grid = make(svg, "g", { class: "grid" });
    this.labels = make(svg, "g", { class: "label" });
    this.batch = make(svg, "path", { class: "batch" });
    this.paths = SERIES.map((s) => make(svg, "path", { class: "line " + s.key }));
    this.ends = SERIES.map((s) => make(svg, "circle", { class: "end " + s.key, r: 3.5 }));
    make(svg, "text", { class: "title", x: left, y: 16 }, title);
    this.values = make(svg, "text", { class: "label", x: left, y: 34 });
    this.axes = "";
  }

  // The axes are drawn anew only when their range changes.
  scale(epochs, low, high) {
    const wanted = [epochs, low, high].join();
    this.x = (e) => this.left + (PANEL.width * e) / epochs;
    this.y = (v) =>
      PANEL.top + PANEL.height * (1 - Math.max(0, Math.min(1, (v - low) / (high - low))));
    if (this.axes === wanted) return;
    this.axes = wanted;
    this.grid.replaceChildren();
    this.labels.replaceChildren();
    const right = this.left + PANEL.width;
    const floor = PANEL.top + PANEL.height;
    const by = step(high - low, 4);
    for (const v of ticks(low, high, 4)) {
      const y = this.y(v);
      make(this.grid, "line", { x1: this.left, x2: right, y1: y, y2: y });
      const at = { x: this.left - 6, y: y + 4, "text-anchor": "end" };
      make(this.labels, "text", at, shown(v, by));
    }
    for (const e of ticks(0, epochs, Math.min(6, epochs))) {
      if (e !== Math.round(e)) continue;
      const at = { x: this.x(e), y: floor + 16, "text-anchor": "middle" };
      make(this.labels, "text", at, String(e));
    }
    const middle = { x: (this.left + right) / 2, y: floor + 33, "text-anchor": "middle" };
    make(this.labels, "text", middle, "epoch");
  }

  line(points) {
    return points
      .map(([e, v], i) => (i ? "L" : "M") + this.x(e).toFixed(1) + " " + this.y(v).toFixed(1))
      .join("");
  }

  draw(series, format) {
    series.forEach((points, s) => {
      this.paths[s].setAttribute("d", this.line(points));
      const last = points[points.length - 1];
      this.ends[s].style.display = last ? "" : "none";
      if (last) {
        this.ends[s].setAttribute("cx", this.x(last[0]).toFixed(1));
        this.ends[s].setAttribute("cy", this.y(last[1]).toFixed(1));
      }
    });
    this.values.textContent = series
      .map((points, s) => points.length && SERIES[s].name + " " + format(points.at(-1)[1]))
      .filter(Boolean)
      .join(" · ");
  }
}

const finite = (v) => typeof v === "number" && Number.isFinite(v);
const column = (points, c) => points.filter((p) => finite(p[c])).map((p) => [p[0], p[c]]);
const percent = (v) => (100 * v).toFixed(1) + " %";
const loss = (v) => v.toFixed(3);

function ceiling(values) {
  const most = Math.max(1e-3, ...values);
  const by = step(most, 4);
  return Math.ceil(most / by - 1e-9) * by;
}

// The first of a few fixed floors that leaves room below the curve: no jitter while it grows.
function accuracyFloor(values) {
  const least = values.length ? Math.min(...values) : 0;
  return [0.9, 0.5, 0].find((f) => least >= f + (1 - f) * 0.1) ?? 0;
}

function legend(svg) {
  let x = 44;
  for (const [name, key] of [...SERIES.map((s) => [s.name, s.key]), ["batches", "batch"]]) {
    const y = HEIGHT - 6;
    make(svg, "path", { class: "line " + key, d: `M${x} ${y - 4}h22` });
    make(svg, "text", { class: "label", x: x + 27, y }, name);
    x += 52 + name.length * 6.5;
  }
}

function render({ model, el }) {
  const root = document.createElement("div");
  root.className = "winnow-training-chart";
  const svg = make(root, "svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" });
  const lossPanel = new Panel(svg, 44, "loss");
  const accuracyPanel = new Panel(svg, 412, "accuracy");
  legend(svg);
  const status = document.createElement("div");
  status.className = "status";
  root.appendChild(status);
  el.appendChild(root);

  const points = () => [...(model.get("points") || []), ...(model.get("recent") || [])];
  const batches = () => (model.get("batchLoss") || []).filter((b) => finite(b[1]));

  let frame = 0;
  function draw() {
    frame = 0;
    const all = points();
    const batch = batches();
    const last = all.length ? all[all.length - 1][0] : 0;
    const epochs = Math.max(1, model.get("epochs") || 0, last);
    const losses = [column(all, 1), column(all, 3)];
    const accuracies = [column(all, 2), column(all, 4)];
    const values = (series) => series.flat().map((p) => p[1]);
    lossPanel.scale(epochs, 0, ceiling([...values(losses), ...batch.map((b) => b[1])]));
    accuracyPanel.scale(epochs, accuracyFloor(values(accuracies)), 1);
    lossPanel.batch.setAttribute("d", lossPanel.line(batch));
    lossPanel.draw(losses, loss);
    accuracyPanel.draw(accuracies, percent);
  }

  // What a reader of the page (or a test) asks for is set at once; pixels wait for the next frame.
  function changed() {
    const text = model.get("status") || "";
    root.dataset.points = String(points().length);
    root.dataset.batches = String((model.get("batchLoss") || []).length);
    root.dataset.done = String(Boolean(model.get("done")));
    status.textContent = text;
    svg.setAttribute("aria-label", (model.get("title") || "training") + ": " + text);
    if (!frame) frame = requestAnimationFrame(draw);
  }

  const KEYS = ["title", "epochs", "points", "recent", "batchLoss", "status", "done"];
  KEYS.forEach((key) => model.on("change:" + key, changed));
  changed();
  return () => {
    KEYS.forEach((key) => model.off("change:" + key, changed));
    cancelAnimationFrame(frame);
  };
}

export default { render };
