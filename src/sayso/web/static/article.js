// Shows how a mark was read where the pointer or the keyboard stands, and lights up all that belongs to the same record.
const tip = document.createElement("div");
tip.className = "tip";
tip.hidden = true;
tip.setAttribute("aria-hidden", "true"); // the mark's own name says the same
document.body.append(tip);

function light(told) {
  document.querySelectorAll(".lit").forEach((each) => each.classList.remove("lit"));
  if (!told) return;
  const [first] = told.dataset.of.split(" ");
  document.querySelectorAll(`[data-of~="${CSS.escape(first)}"]`).forEach((each) => each.classList.add("lit"));
}

function show(mark) {
  light(mark);
  tip.hidden = !mark.dataset.how;
  if (tip.hidden) return;
  tip.replaceChildren(...mark.dataset.how.split("\n").map((line) => {
    const made = document.createElement("p");
    made.textContent = line;
    return made;
  }));
  const at = mark.getClientRects()[0];
  const room = document.documentElement.clientWidth;
  tip.style.left = `${Math.max(8, Math.min(at.left, room - tip.offsetWidth - 8))}px`;
  const below = at.bottom + 6;
  const fits = below + tip.offsetHeight < innerHeight;
  tip.style.top = `${fits ? below : Math.max(8, at.top - tip.offsetHeight - 6)}px`;
}

function hide() {
  tip.hidden = true;
  light(null);
}

for (const [begin, end] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  document.addEventListener(begin, (event) => {
    const told = event.target.closest?.("[data-of]");
    if (told?.matches("mark")) show(told);
    else if (told) light(told);
  });
  document.addEventListener(end, (event) => {
    if (event.target.closest?.("[data-of]")) hide();
  });
}
addEventListener("scroll", () => { tip.hidden = true; }, { passive: true });
addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
