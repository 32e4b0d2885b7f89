// The numbers behind each picture: a table made when it is opened, and the same table as a file for a spreadsheet.

const wordOf = (part) => (part ? part.textContent.trim().replace(/\s+/g, " ") : "");

// The rows of the strips: one for each sentence of each article.
function sentenceRows() {
  const labels = all("svg.half.left, svg.half:last-of-type", strips);
  return labels.flatMap((half) => all("a.cell", half).map((cell) => {
    const [size, ...rest] = cell.dataset.row.split("|");
    const kind = ["both", "differ", "only"].find((name) => cell.classList.contains(name)) || "unsure";
    return [cellId(cell), size, tell("told-" + kind, { label: half.dataset.label }), ...rest];
  }));
}

// The rows of the other pictures: one for each fact or speaker in each article.
function laneRows(figure) {
  return all(".rows > li", figure).flatMap((row) => {
    const name = wordOf(row.querySelector(".name"));
    const head = row.dataset.row ? [row.dataset.row, name] : [name, tell(row.querySelector(".what .told") ? "no" : "yes")];
    return all(".lanes > li", row).map((lane) => [...head, wordOf(lane.querySelector(".who")).split(" ").pop(), ...lane.dataset.row.split("|")]);
  });
}

function numbersOf(details) {
  const figure = details.closest("figure");
  return [details.dataset.columns.split("|"), ...(figure.contains(strips) ? sentenceRows() : laneRows(figure))];
}

function fillTable(details) {
  const [head, ...rows] = numbersOf(details), table = details.querySelector("table");
  const named = details.dataset.file === "facts" ? 1 : 0;
  all("thead, tbody", table).forEach((part) => part.remove());
  table.append(
    make("thead", {}, make("tr", {}, ...head.map((text) => make("th", { scope: "col" }, text)))),
    make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map((text, index) => (index === named ? make("th", { scope: "row" }, text) : make("td", {}, text)))))),
  );
}

// A spreadsheet takes what starts like a formula for one: such a text gets an apostrophe before it.
function csvCell(text) {
  const safe = /^[=+\-@]/.test(text) ? "'" + text : text;
  return /[",;\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
}

// With the mark of UTF-8 before it, as spreadsheets need it.
function asCsv(rows) {
  return "\ufeff" + rows.map((row) => row.map(csvCell).join(",") + "\r\n").join("");
}

const numberDetails = all("details[data-columns]");
numberDetails.forEach((details) => {
  details.addEventListener("toggle", () => { if (details.open) fillTable(details); });
  details.closest(".behind").querySelector("[data-csv]").addEventListener("click", () => {
    const name = "framediff-" + details.dataset.file + ".csv";
    download(name, "text/csv;charset=utf-8", asCsv(numbersOf(details)));
    say(tell("saved", { name }));
  });
});
// Names that are covered or shown are so in the tables too.
onShow(() => numberDetails.filter((details) => details.open).forEach(fillTable));
