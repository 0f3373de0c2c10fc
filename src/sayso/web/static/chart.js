// Draws the timeline of a question: as-of time across, value up, each answer a bar that leads to its words.
"use strict";
(() => {
  const section = document.querySelector(".chart[data-bars]");
  if (!section) return;
  const drawing = section.querySelector(".drawing");
  const tools = section.querySelector(".tools");
  const legend = section.querySelector(".legend");
  const palette = ["#4e79a7", "#e15759", "#59a14f", "#b07aa1", "#f28e2b", "#2a9d9d", "#9c755f", "#8a8a8a"];
  const view = { log: false, time: null, whole: null };
  let bars = [];
  let speakers = [];

  const named = (bar) => `${bar.speaker}: ${bar.told} (“${bar.surface}”), as of ${bar.when}` +
    (bar.outlet ? `, ${bar.outlet}` : "") + (bar.denied ? ", denied" : "") + (bar.approx ? ", approximate" : "");

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
    const values = bars.flatMap((bar) => [bar.low, bar.high]).filter((value) => value !== null);
    const high = d3.max(values) ?? 1;
    const low = d3.min(values) ?? 0;
    if (!view.log) return [Math.min(0, low), high > 0 ? high * 1.15 : 1];
    const positive = d3.min(values.filter((value) => value > 0)) ?? 1;
    return [positive / 1.5, Math.max(high, positive) * 1.5];
  }

  function draw() {
    const [bottom, top] = extent();
    const width = Math.max(340, Math.min(1180, drawing.clientWidth || 900));
    const margin = { left: 64, right: 24 };
    const perDay = (width - margin.left - margin.right) / ((view.time[1] - view.time[0]) / 864e5);
    const step = Math.min(14, perDay * 0.8 / d3.max(bars, (bar) => bar.of));
    const shown = bars
      .filter((bar) => bar.time >= view.time[0] && bar.time <= view.time[1])
      .map((bar) => ({
        ...bar,
        x: new Date(+bar.time + ((bar.at - (bar.of - 1) / 2) * step / perDay) * 864e5),
        from: Math.max(bottom, bar.low ?? bottom),
        to: Math.min(top, bar.high ?? top),
      }));
    const colour = { type: "categorical", domain: speakers, range: speakers.map((_, at) => palette[at % palette.length]) };
    const base = { x: "x", stroke: "speaker", href: "href", title: "title" };
    const line = (dashed) => Plot.ruleX(shown.filter((bar) => bar.approx === dashed && bar.from < bar.to), {
      ...base, y1: "from", y2: "to", strokeWidth: 5, strokeDasharray: dashed ? "6,4" : null,
    });
    const ends = shown.flatMap((bar) => {
      const point = bar.low !== null && bar.low === bar.high;
      const found = [];
      if (bar.low !== null) found.push({ ...bar, value: bar.low, open: bar.low_open });
      if (bar.high !== null && !point) found.push({ ...bar, value: bar.high, open: bar.high_open });
      return found;
    });
    const dots = (open) => Plot.dot(ends.filter((end) => end.open === open), {
      ...base, y: "value", r: 5.5, strokeWidth: 2, fill: open ? "var(--paper)" : "speaker",
    });
    const halo = Plot.dot(ends.filter((end) => end.approx), {
      x: "x", y: "value", r: 9, stroke: "speaker", strokeDasharray: "3,2", href: "href", title: "title",
    });
    const above = shown.filter((bar) => bar.high === null);
    const below = shown.filter((bar) => bar.low === null);
    const svg = Plot.plot({
      className: "sayso-plot",
      width, height: Math.round(Math.min(460, Math.max(300, width * 0.45))),
      marginLeft: margin.left, marginRight: margin.right, marginBottom: 46, marginTop: 26,
      ariaLabel: "Timeline of answers",
      x: { type: "utc", domain: view.time, label: "as of", labelAnchor: "center", labelArrow: "none", labelOffset: 40, ticks: ticks(width) },
      y: { type: view.log ? "log" : "linear", domain: [bottom, top], grid: true, label: unit(), tickFormat: view.log ? "~s" : undefined },
      color: colour,
      marks: [
        line(false), line(true), halo,
        Plot.dot(above, { ...base, y: () => top, symbol: "triangle", fill: "speaker", r: 5 }),
        Plot.dot(below, { ...base, y: () => bottom, symbol: "triangle", rotate: 180, fill: "speaker", r: 5 }),
        dots(false), dots(true),
        Plot.dot(ends.filter((end) => end.denied), { ...base, y: "value", symbol: "times", stroke: "currentColor", r: 8, strokeWidth: 2.5 }),
        Plot.dot(ends.filter((end) => end.moved), { x: "x", y: "value", dy: -14, symbol: "diamond", fill: "currentColor", r: 4 }),
      ],
    });
    // The chart's own style element would break the page's policy: its rules stand in site.css.
    svg.querySelectorAll("style").forEach((style) => style.remove());
    settle(svg);
    drawing.replaceChildren(svg);
  }

  // One stop for the keyboard for each answer, with a name; its other parts are for the pointer alone.
  function settle(svg) {
    const met = new Set();
    svg.setAttribute("role", "group");
    svg.querySelectorAll("g[aria-label]").forEach((group) => group.removeAttribute("aria-label"));
    for (const link of svg.querySelectorAll("a")) {
      const address = link.getAttribute("href") ?? link.getAttributeNS("http://www.w3.org/1999/xlink", "href");
      const title = link.querySelector("title");
      link.setAttribute("href", address);
      if (met.has(address)) {
        link.setAttribute("tabindex", "-1");
        link.setAttribute("aria-hidden", "true");
      } else {
        met.add(address);
        link.setAttribute("aria-label", title ? title.textContent : "evidence");
      }
    }
  }

  // Figures are told by the day: no tick falls within one.
  function ticks(width) {
    const days = (view.time[1] - view.time[0]) / 864e5;
    const room = Math.max(3, Math.floor(width / 130));
    return days <= room * 2 ? d3.utcDay.every(Math.ceil(days / room)) : room;
  }

  function unit() {
    const units = [...new Set(bars.map((bar) => bar.unit))].filter((name) => name && name !== "count");
    return units.length ? units.join(", ") : "number";
  }

  function zoom(factor, shift = 0) {
    const [start, end] = view.time.map(Number);
    const half = Math.max(864e5, (end - start) / 2 * factor);
    const middle = (start + end) / 2 + shift * (end - start);
    view.time = [new Date(middle - half), new Date(middle + half)];
    draw();
  }

  function button(text, label, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.setAttribute("aria-label", label);
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
    button("log scale", "logarithmic: log scale", (made) => {
      view.log = !view.log;
      made.setAttribute("aria-pressed", String(view.log));
      draw();
    }).setAttribute("aria-pressed", "false");
    gap();
    button("+", "zoom in", () => zoom(0.5));
    button("−", "zoom out", () => zoom(2));
    button("←", "earlier", () => zoom(1, -0.25));
    button("→", "later", () => zoom(1, 0.25));
    button("all", "all of the time", () => { view.time = view.whole; draw(); });
    gap();
    button("SVG", "download as SVG", () => save(new Blob([source()], { type: "image/svg+xml" }), "timeline.svg"));
    button("PNG", "download as PNG", picture);
    button("CSV", "download as CSV", () => follow(section.dataset.csv, "answers.csv"));
    tools.hidden = false;
    section.querySelector(".key").hidden = false;
  }

  // The drawing as a file of its own: colours of the page are written out, since it leaves the page's style behind.
  function source() {
    const svg = drawing.querySelector("svg").cloneNode(true);
    const style = getComputedStyle(document.documentElement);
    const paper = style.getPropertyValue("--paper").trim();
    const ink = style.getPropertyValue("--ink").trim();
    svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    svg.setAttribute("color", ink);
    svg.setAttribute("font-family", "system-ui, sans-serif");
    svg.setAttribute("font-size", "13");
    const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    ground.setAttribute("width", "100%");
    ground.setAttribute("height", "100%");
    ground.setAttribute("fill", paper);
    svg.prepend(ground);
    return new XMLSerializer().serializeToString(svg).replaceAll("var(--paper)", paper);
  }

  function picture() {
    const svg = drawing.querySelector("svg");
    const image = new Image();
    const address = URL.createObjectURL(new Blob([source()], { type: "image/svg+xml" }));
    image.addEventListener("load", () => {
      const canvas = document.createElement("canvas");
      canvas.width = svg.width.baseVal.value * 2;
      canvas.height = svg.height.baseVal.value * 2;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(address);
      canvas.toBlob((blob) => save(blob, "timeline.png"), "image/png");
    });
    image.src = address;
  }

  function save(blob, name) {
    const address = URL.createObjectURL(blob);
    follow(address, name);
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  function follow(address, name) {
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
  }

  function addLegend() {
    const svgSpace = "http://www.w3.org/2000/svg";
    legend.replaceChildren(...speakers.map((speaker, at) => {
      const entry = document.createElement("span");
      const swatch = document.createElementNS(svgSpace, "svg");
      swatch.setAttribute("width", "14");
      swatch.setAttribute("height", "14");
      swatch.setAttribute("aria-hidden", "true");
      const disc = document.createElementNS(svgSpace, "circle");
      disc.setAttribute("cx", "7");
      disc.setAttribute("cy", "7");
      disc.setAttribute("r", "6");
      disc.setAttribute("fill", palette[at % palette.length]);
      swatch.append(disc);
      entry.append(swatch, speaker);
      return entry;
    }));
  }

  fetch(section.dataset.bars)
    .then((answer) => answer.json())
    .then((told) => {
      bars = prepared(told.bars);
      if (!bars.length) return;
      speakers = [...new Set(bars.map((bar) => bar.speaker))];
      const [first, last] = d3.extent(bars, (bar) => +bar.time);
      const room = Math.max(864e5, (last - first) * 0.08);
      view.whole = view.time = [new Date(first - room), new Date(last + room)];
      addTools();
      addLegend();
      draw();
      addEventListener("resize", draw);
    })
    .catch(() => { drawing.textContent = "The timeline could not be drawn; the table below says the same."; });
})();
