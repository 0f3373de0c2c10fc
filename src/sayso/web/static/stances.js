// Draws how often a speaker said something, by month and stance, from the table that stands below the drawing.
import { colourOf, fillLegend, settled } from "/static/drawing.js";

function readTable(table) {
  const stances = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent.trim());
  const counts = [...table.tBodies[0].rows].flatMap((row) => {
    const [month, ...cells] = [...row.cells];
    return cells.flatMap((cell, at) => {
      const link = cell.querySelector("a");
      if (!link) return [];
      return [{ month: month.textContent.trim(), stance: stances[at], count: Number(link.textContent), href: link.getAttribute("href") }];
    });
  });
  return { stances, counts };
}

// Ticks at whole numbers: there is no half statement.
function whole(counts) {
  const most = d3.max(d3.rollups(counts, (same) => d3.sum(same, (each) => each.count), (each) => each.month), ([, sum]) => sum);
  return d3.ticks(0, most, 5).filter(Number.isInteger);
}

// From the first month to the last, and half a year at least: one month alone is a bar, not a wall.
function span(counts) {
  const [first, last] = d3.extent(counts, (each) => each.month).map((month) => new Date(`${month}-01`));
  const missing = Math.max(0, 5 - d3.utcMonth.count(first, last));
  return [d3.utcMonth.offset(first, -Math.ceil(missing / 2)), d3.utcMonth.offset(last, 1 + Math.floor(missing / 2))];
}

function draw(section, { stances, counts }) {
  const drawing = section.querySelector(".drawing");
  const width = Math.max(320, Math.min(1180, drawing.clientWidth || 900));
  const svg = Plot.plot({
    className: "sayso-plot",
    width, height: 230, marginLeft: 44, marginRight: 28, marginTop: 20, marginBottom: 40,
    x: { type: "utc", domain: span(counts), ticks: Math.max(2, Math.floor(width / 110)), label: null },
    y: { grid: true, label: "statements and figures", ticks: whole(counts) },
    color: { type: "categorical", domain: stances, range: stances.map((_, at) => colourOf(at)) },
    marks: [
      Plot.rectY(counts, {
        x: (each) => new Date(`${each.month}-01`), y: "count", interval: "month", fill: "stance", order: stances,
        href: "href", title: (each) => `${each.count} ${each.stance}, ${each.month}`,
      }),
      Plot.ruleY([0]),
    ],
  });
  drawing.replaceChildren(settled(svg, "Statements and figures by month and stance"));
}

// Draws the table once it stands on the page: at once, or when later.js has taken it up.
function begin() {
  const section = document.querySelector(".chart[data-counts]:not(.begun)");
  if (!section) return;
  section.classList.add("begun");
  const told = readTable(document.getElementById(section.dataset.counts));
  fillLegend(section.querySelector(".legend"), told.stances);
  draw(section, told);
  addEventListener("resize", () => draw(section, told));
}

begin();
document.addEventListener("taken", begin);
