// More than three articles: two or three of them stand side by side, by choice. Which ones is part of the address.

const columns = all(".columns article");
const boxes = all(".chooser input");
const MOST = 3, LEAST = 2, WIDE = 6;
const firstLabels = columns.slice(0, MOST).map((article) => article.dataset.label);
let chosenOrder = firstLabels;

// Labels are written one after another, or with commas where one has several letters.
function readShown(given) {
  const text = given || "";
  const found = text.includes(",") ? text.split(",") : Array.from(text);
  const known = columns.map((article) => article.dataset.label).filter((label) => found.includes(label));
  return known.length >= LEAST ? known.slice(0, MOST) : firstLabels;
}

function writeShown(labels) {
  if (!boxes.length || labels.join() === firstLabels.join()) return "";
  return labels.join(labels.some((label) => label.length > 1) ? "," : "");
}

field("show", readShown, writeShown);

function showColumns() {
  if (!boxes.length) return;
  chosenOrder = chosenOrder.filter((label) => state.show.includes(label));
  chosenOrder.push(...state.show.filter((label) => !chosenOrder.includes(label)));
  columns.forEach((article) => { article.hidden = !state.show.includes(article.dataset.label); });
  boxes.forEach((box) => { box.checked = state.show.includes(box.value); });
  document.querySelector(".columns").classList.toggle("n3", state.show.length === MOST);
  root.dataset.shown = state.show.length;
  if (columns.length > WIDE) narrowTables();
}

// Tables have a column for each article up to six; beyond that only for the chosen ones.
function narrowTables() {
  const labels = columns.map((article) => article.dataset.label);
  all("[data-articles]").forEach((head) => Array.from(head.parentElement.rows).forEach((row) =>
    labels.forEach((label, index) => {
      const cell = row.cells[index + 1];
      if (cell) cell.hidden = !state.show.includes(label);
    })));
}

function inOrder(labels) {
  return columns.map((article) => article.dataset.label).filter((label) => labels.includes(label));
}

function chooseColumn(box) {
  const without = state.show.filter((label) => label !== box.value);
  if (!box.checked && without.length < LEAST) {
    box.checked = true;
    say(tell("show-least"));
    return;
  }
  const gone = box.checked && state.show.length === MOST ? chosenOrder[0] : "";
  const next = box.checked ? [...state.show.filter((label) => label !== gone), box.value] : without;
  const shown = inOrder(next).join(", ");
  change({ show: inOrder(next) }, gone ? tell("show-instead", { shown, gone }) : tell("show-now", { shown }));
}

// A jump into an article that is not shown brings it in.
function bringIn(target) {
  const article = target.closest(".columns article");
  if (!article || !article.hidden) return;
  change({ show: inOrder([...state.show.filter((label) => label !== (state.show.length === MOST ? chosenOrder[0] : "")), article.dataset.label]) });
}

onShow(showColumns);
boxes.forEach((box) => box.addEventListener("change", () => chooseColumn(box)));
