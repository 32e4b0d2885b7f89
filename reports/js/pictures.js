// Pictures: what a sentence answers is lit up, arrows move from block to block.

const strips = document.querySelector("svg.strips");
const cells = strips ? all("a.cell", strips) : [];
const cellId = (cell) => cell.getAttribute("href").slice(1);
// The data of a block: words | the same in | same topic in | how far each article covers it
const answersOf = (cell) => cell.dataset.row.split("|").slice(1, 3).join(" ").trim().split(" ").filter(Boolean);
const isShown = (part) => part.getAttribute("visibility") !== "hidden";
const shownCells = (side) => all("svg.half", strips).filter((half) => isShown(half) && (!side || half.matches("." + side)))
  .flatMap((half) => all("a.cell", half));

function light(cell) {
  const id = cell && cellId(cell);
  const others = cell ? answersOf(cell) : [];
  const ties = all("svg.ties", strips).filter(isShown).flatMap((part) => all(".tie", part));
  let any = false;
  ties.forEach((tie) => {
    const on = Boolean(id) && tie.dataset.ends.split(" ").includes(id);
    tie.classList.toggle("on", on);
    any = any || on;
  });
  strips.classList.toggle("lit", any);
  shownCells().forEach((other) => other.classList.toggle("on", others.includes(cellId(other))));
}

// One block of the strips is a tab stop; arrows reach the others.
function oneStop(cell) {
  cells.forEach((other) => other.setAttribute("tabindex", other === cell ? "0" : "-1"));
}

function moveInStrips(event) {
  const cell = event.target.closest("a.cell");
  const side = cell && cell.closest(".half").matches(".left") ? "left" : "right";
  const column = cell ? shownCells(side) : [];
  const at = column.indexOf(cell);
  let next = null;
  if (event.key === "ArrowDown") next = column[at + 1];
  else if (event.key === "ArrowUp") next = column[at - 1];
  else if (event.key === "Home") next = column[0];
  else if (event.key === "End") next = column[column.length - 1];
  else if (event.key === (side === "left" ? "ArrowRight" : "ArrowLeft")) next = across(cell, side);
  else return;
  event.preventDefault();
  if (!cell || !next) return;
  oneStop(next);
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

// The sentence on the other side that answers this one, or the one that stands at the same height.
function across(cell, side) {
  const others = shownCells(side === "left" ? "right" : "left");
  const answers = answersOf(cell);
  const middle = (one) => { const box = one.querySelector(".hit").getBoundingClientRect(); return box.top + box.height / 2; };
  const near = (one) => Math.abs(middle(one) - middle(cell));
  return others.find((other) => answers.includes(cellId(other))) ||
    others.reduce((best, other) => (!best || near(other) < near(best) ? other : best), null);
}

// Of more than two articles, which two stand in the picture.
function pairStrips() {
  const left = byId("strip-left").value, right = byId("strip-right").value;
  const put = (part, on) => (on ? part.removeAttribute("visibility") : part.setAttribute("visibility", "hidden"));
  all("svg.half", strips).forEach((half) => put(half, half.dataset.label === (half.matches(".left") ? left : right)));
  all("svg.ties", strips).forEach((ties) => put(ties, ties.dataset.pair === left + " " + right));
  [["left", left], ["right", right]].forEach(([side, label]) => {
    document.querySelector(".strip-heads [data-side=" + side + "]").textContent = tell("article", { label });
  });
  light(null);
  oneStop(shownCells()[0]);
}

// The article on the left comes before the one on the right; the other choice gives way.
function choosePair(event) {
  const left = byId("strip-left"), right = byId("strip-right");
  if (left.selectedIndex >= right.selectedIndex) {
    const [one, two] = [left.selectedIndex, right.selectedIndex];
    if (one === two) {
      if (event.target === left) right.selectedIndex = Math.min(one + 1, right.length - 1);
      else left.selectedIndex = Math.max(two - 1, 0);
    } else {
      left.selectedIndex = two;
      right.selectedIndex = one;
    }
    if (left.selectedIndex === right.selectedIndex) left.selectedIndex -= 1;
  }
  pairStrips();
  say(tell("pair-shown", { left: left.value, right: right.value }));
}

if (strips) {
  oneStop(shownCells()[0]);
  strips.addEventListener("keydown", moveInStrips);
  // Chromium makes a drawing that listens for the focus a tab stop of its own, so what holds it listens.
  strips.parentElement.addEventListener("focusin", (event) => { const cell = event.target.closest("a.cell"); if (cell) { oneStop(cell); light(cell); } });
  strips.parentElement.addEventListener("focusout", () => light(null));
  strips.addEventListener("mouseover", (event) => light(event.target.closest("a.cell")));
  strips.addEventListener("mouseleave", () => light(null));
  if (byId("strip-left")) all(".chosen-pair select").forEach((select) => select.addEventListener("change", choosePair));
}
