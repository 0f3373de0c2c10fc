// Draws the timeline of a question: as-of time across, value up, each answer a bar that leads to its words.
import { colourOf, fileOf, fillLegend, follow, savePng, saveSvg, settled } from "/static/drawing.js";

const DAY = 864e5;
const section = document.querySelector(".chart[data-bars]");
const [drawing, tools, legend] = section
  ? [".drawing", ".tools", ".legend"].map((part) => section.querySelector(part)) : [];
const view = { log: false, time: null, values: null, whole: null };
let bars = [];
let speakers = [];

const named = (bar) => `${bar.speaker}: ${bar.told} (“${bar.surface}”), as of ${bar.when}` +
  (bar.outlet ? `, ${bar.outlet}` : "") + (bar.also.length ? `, printed too by ${bar.also.join(", ")}` : "") +
  (bar.denied ? ", denied" : "") + (bar.approx ? ", approximate" : "") + (bar.moved ? ", moved from the answer before" : "");

// Answers of one day stand beside each other, so that none hides another.
function prepared(told) {
  const days = d3.group(told.filter((bar) => bar.when), (bar) => bar.when);
  return [...days.values()].flatMap((same) => same.map((bar, at) => ({
    ...bar,
    time: new Date(bar.when),
    at,
    of: same.length,
    title: named(bar),
  })));
}

function extent() {
  if (view.values) return view.values;
  const values = bars.flatMap((bar) => [bar.low, bar.high]).filter((value) => value !== null);
  const high = d3.max(values) ?? 1;
  const low = d3.min(values) ?? 0;
  if (!view.log) return [Math.min(0, low * 1.15), high > 0 ? high * 1.15 : 1];
  const positive = d3.min(values.filter((value) => value > 0)) ?? 1;
  return [positive / 1.5, Math.max(high, positive) * 1.5];
}

// Bars as the plot takes them: side by side within a day, cut at its edges.
function placed(perDay, bottom, top) {
  const step = Math.min(16, perDay * 0.8 / d3.max(bars, (bar) => bar.of));
  return bars
    .filter((bar) => bar.time >= view.time[0] && bar.time <= view.time[1])
    .filter((bar) => (bar.low ?? bottom) <= top && (bar.high ?? top) >= bottom)
    .map((bar) => ({
      ...bar,
      x: new Date(+bar.time + ((bar.at - (bar.of - 1) / 2) * step / perDay) * DAY),
      from: Math.max(bottom, bar.low ?? bottom),
      to: Math.min(top, bar.high ?? top),
    }));
}

function endsOf(shown, bottom, top) {
  const inside = (value) => value !== null && value >= bottom && value <= top;
  return shown.flatMap((bar) => {
    const isPoint = bar.low !== null && bar.low === bar.high;
    const found = [];
    if (inside(bar.low)) found.push({ ...bar, value: bar.low, open: bar.low_open });
    if (inside(bar.high) && !isPoint) found.push({ ...bar, value: bar.high, open: bar.high_open });
    return found;
  });
}

function marks(shown, bottom, top) {
  const base = { x: "x", stroke: "speaker", href: "href", title: "title" };
  const ends = endsOf(shown, bottom, top);
  const line = (dashed) => Plot.ruleX(shown.filter((bar) => bar.approx === dashed && bar.from < bar.to), {
    ...base, y1: "from", y2: "to", strokeWidth: 5, strokeDasharray: dashed ? "6,4" : null,
  });
  const dots = (open) => Plot.dot(ends.filter((end) => end.open === open), {
    ...base, y: "value", r: 5.5, strokeWidth: 2, fill: open ? "var(--paper)" : "speaker",
  });
  const arrow = (some, value, rotate) => Plot.dot(some, {
    ...base, y: () => value, symbol: "triangle", rotate, fill: "speaker", r: 5,
  });
  const copies = (moved) => Plot.text(shown.filter((bar) => bar.also.length && bar.moved === moved), {
    x: "x", y: upper, dy: moved ? -30 : -15, text: (bar) => `×${bar.also.length + 1}`, fill: "currentColor",
    stroke: "var(--paper)", strokeWidth: 4, fontWeight: 600,
  });
  const upper = (bar) => Math.min(top, bar.high ?? bar.low ?? top);
  return [
    line(false), line(true),
    Plot.dot(ends.filter((end) => end.approx), {
      x: "x", y: "value", r: 9.5, stroke: "speaker", strokeDasharray: "3,2", href: "href", title: "title",
    }),
    arrow(shown.filter((bar) => bar.high === null), top, 0),
    arrow(shown.filter((bar) => bar.low === null), bottom, 180),
    dots(false), dots(true),
    Plot.dot(ends.filter((end) => end.denied), {
      x: "x", y: "value", symbol: "times", stroke: "currentColor", r: 9, strokeWidth: 2.5, href: "href", title: "title",
    }),
    Plot.dot(shown.filter((bar) => bar.moved), { x: "x", y: upper, dy: -16, symbol: "diamond", fill: "currentColor", r: 4 }),
    copies(false), copies(true),
  ];
}

function draw() {
  const [bottom, top] = extent();
  const width = Math.max(320, Math.min(1180, drawing.clientWidth || 900));
  const margin = { left: 58, right: 20 };
  const perDay = (width - margin.left - margin.right) / ((view.time[1] - view.time[0]) / DAY);
  const colour = { type: "categorical", domain: speakers, range: speakers.map((_, at) => colourOf(at)) };
  const svg = Plot.plot({
    className: "sayso-plot",
    width, height: Math.round(Math.min(460, Math.max(300, width * 0.45))),
    marginLeft: margin.left, marginRight: margin.right, marginBottom: 46, marginTop: 30,
    clip: false,
    x: { type: "utc", domain: view.time, label: "as of", labelAnchor: "center", labelArrow: "none", labelOffset: 40, ticks: ticks(width) },
    y: { type: view.log ? "log" : "linear", domain: [bottom, top], grid: true, label: unit(), tickFormat: view.log ? "~s" : undefined },
    color: colour,
    marks: marks(placed(perDay, bottom, top), bottom, top),
  });
  drawing.replaceChildren(settled(svg, "Timeline of answers"));
  addBox(svg);
}

// Figures are told by the day: no tick falls within one.
function ticks(width) {
  const days = (view.time[1] - view.time[0]) / DAY;
  const room = Math.max(3, Math.floor(width / 130));
  return days <= room * 2 ? d3.utcDay.every(Math.ceil(days / room)) : room;
}

function unit() {
  const units = [...new Set(bars.map((bar) => bar.unit))].filter((name) => name && name !== "count");
  return units.length ? units.join(", ") : "number";
}

function zoom(factor, shift = 0) {
  const [start, end] = view.time.map(Number);
  const half = Math.max(DAY, (end - start) / 2 * factor);
  const middle = (start + end) / 2 + shift * (end - start);
  view.time = [new Date(middle - half), new Date(middle + half)];
  draw();
}

function reset() {
  view.time = view.whole;
  view.values = null;
  draw();
}

// A box drawn with the pointer is zoomed into. A press without a move stays what it was: a click on a bar.
function addBox(svg) {
  const [x, y] = [svg.scale("x"), svg.scale("y")];
  const here = (event) => {
    const place = svg.getBoundingClientRect();
    const scale = svg.width.baseVal.value / place.width;
    return [(event.clientX - place.left) * scale, (event.clientY - place.top) * scale];
  };
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" || event.button !== 0) return;
    const from = here(event);
    const box = document.createElementNS(svg.namespaceURI, "rect");
    box.setAttribute("class", "box");
    let to = from;
    const move = (moved) => {
      to = here(moved);
      if (!isBox(from, to)) return;
      svg.append(box);
      box.setAttribute("x", Math.min(from[0], to[0]));
      box.setAttribute("y", Math.min(from[1], to[1]));
      box.setAttribute("width", Math.abs(from[0] - to[0]));
      box.setAttribute("height", Math.abs(from[1] - to[1]));
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", () => {
      removeEventListener("pointermove", move);
      if (!isBox(from, to)) return;
      addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
      const time = [from[0], to[0]].map((at) => x.invert(at)).sort((a, b) => a - b);
      const values = [from[1], to[1]].map((at) => y.invert(at)).sort((a, b) => a - b);
      view.time = time[1] - time[0] < DAY ? [new Date(+time[0] - DAY / 2), new Date(+time[1] + DAY / 2)] : time;
      view.values = values;
      draw();
    }, { once: true });
  });
}

const isBox = (from, to) => Math.abs(from[0] - to[0]) > 8 && Math.abs(from[1] - to[1]) > 8;

function button(text, label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.setAttribute("aria-label", label);
  made.title = label;
  made.addEventListener("click", () => act(made));
  tools.append(made);
  return made;
}

function gap() {
  const made = document.createElement("span");
  made.className = "gap";
  tools.append(made);
}

function addTools() {
  const file = () => fileOf(drawing.querySelector("svg"), speakers);
  button("log scale", "logarithmic: log scale", (made) => {
    view.log = !view.log;
    view.values = null;
    made.setAttribute("aria-pressed", String(view.log));
    draw();
  }).setAttribute("aria-pressed", "false");
  gap();
  button("+", "zoom in", () => zoom(0.5));
  button("−", "zoom out", () => zoom(2));
  button("←", "earlier", () => zoom(1, -0.25));
  button("→", "later", () => zoom(1, 0.25));
  button("all", "all of the time", reset);
  gap();
  button("SVG", "download as SVG", () => saveSvg(file(), "timeline.svg"));
  button("PNG", "download as PNG", () => savePng(file(), "timeline.png"));
  button("CSV", "download as CSV", () => follow(section.dataset.csv, "answers.csv"));
  tools.hidden = false;
  section.querySelector(".key").hidden = false;
}

function begin(told) {
  bars = prepared(told.bars);
  if (!bars.length) return;
  speakers = [...new Set(bars.map((bar) => bar.speaker))];
  const [first, last] = d3.extent(bars, (bar) => +bar.time);
  const room = Math.max(DAY, (last - first) * 0.08);
  view.whole = view.time = [new Date(first - room), new Date(last + room)];
  addTools();
  fillLegend(legend, speakers);
  draw();
  addEventListener("resize", draw);
}

if (section) {
  fetch(section.dataset.bars)
    .then((answer) => answer.json())
    .then(begin)
    .catch(() => { drawing.textContent = "The timeline could not be drawn; the table below says the same."; });
}
