// What the drawings of the pages share: colours, links that the keyboard reaches, legends, files to take away.

export const palette = ["#4e79a7", "#e15759", "#59a14f", "#b07aa1", "#f28e2b", "#2a9d9d", "#9c755f", "#8a8a8a"];
export const colourOf = (at) => palette[at % palette.length];

const svgSpace = "http://www.w3.org/2000/svg";
const linkSpace = "http://www.w3.org/1999/xlink";

// A Plot as these pages may hold it: its own style element would break their policy, so its rules stand in site.css.
// Each address is one stop for the keyboard, with a name; its other parts are for the pointer alone.
export function settled(svg, label) {
  svg.querySelectorAll("style").forEach((style) => style.remove());
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", label);
  svg.querySelectorAll("g[aria-label]").forEach((group) => group.removeAttribute("aria-label"));
  const met = new Set();
  for (const link of svg.querySelectorAll("a")) {
    const address = link.getAttribute("href") ?? link.getAttributeNS(linkSpace, "href");
    const title = link.querySelector("title");
    link.removeAttributeNS(linkSpace, "href");
    link.setAttribute("href", address);
    if (met.has(address)) {
      link.setAttribute("tabindex", "-1");
      link.setAttribute("aria-hidden", "true");
    } else {
      met.add(address);
      link.setAttribute("aria-label", title ? title.textContent : "evidence");
    }
  }
  return svg;
}

// One entry for each name, in the colour that it has in the drawing.
export function fillLegend(legend, names) {
  legend.replaceChildren(...names.map((name, at) => {
    const entry = document.createElement("span");
    const swatch = document.createElementNS(svgSpace, "svg");
    swatch.setAttribute("width", "14");
    swatch.setAttribute("height", "14");
    swatch.setAttribute("aria-hidden", "true");
    const disc = document.createElementNS(svgSpace, "circle");
    disc.setAttribute("cx", "7");
    disc.setAttribute("cy", "7");
    disc.setAttribute("r", "6");
    disc.setAttribute("fill", colourOf(at));
    swatch.append(disc);
    const words = document.createElement("bdi");
    words.textContent = name;
    entry.append(swatch, words);
    return entry;
  }));
}

// The drawing as a file of its own: it leaves the page's style behind, so its colours are written out.
export function fileOf(svg, names) {
  const copy = svg.cloneNode(true);
  const style = getComputedStyle(document.documentElement);
  const paper = style.getPropertyValue("--paper").trim();
  const ink = style.getPropertyValue("--ink").trim();
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value];
  const below = height + 22 * names.length + 8;
  copy.setAttribute("xmlns", svgSpace);
  copy.setAttribute("color", ink);
  copy.setAttribute("fill", ink);
  copy.setAttribute("font-family", "system-ui, sans-serif");
  copy.setAttribute("font-size", "13");
  copy.setAttribute("height", String(below));
  copy.setAttribute("viewBox", `0 0 ${width} ${below}`);
  copy.prepend(made("rect", { width: "100%", height: "100%", fill: paper }));
  names.forEach((name, at) => {
    const y = height + 22 * at + 8;
    const words = made("text", { x: 34, y: y + 4, fill: ink });
    words.textContent = name;
    copy.append(made("circle", { cx: 22, cy: y, r: 6, fill: colourOf(at) }), words);
  });
  copy.querySelectorAll("a").forEach((link) => link.setAttribute("href", link.href.baseVal && new URL(link.href.baseVal, location.href).href));
  return new XMLSerializer().serializeToString(copy).replaceAll("var(--paper)", paper).replaceAll("currentColor", ink);
}

function made(name, told) {
  const element = document.createElementNS(svgSpace, name);
  Object.entries(told).forEach(([key, value]) => element.setAttribute(key, value));
  return element;
}

export function saveSvg(text, name) {
  save(new Blob([text], { type: "image/svg+xml" }), name);
}

export function savePng(text, name) {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  image.addEventListener("load", () => {
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(address);
    canvas.toBlob((blob) => save(blob, name), "image/png");
  });
  image.src = address;
}

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  follow(address, name);
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

export function follow(address, name) {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}
