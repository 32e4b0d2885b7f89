// "Save corrected report": the page as it was opened, with every change made on a copy of it, as one whole file.
// Script, style and policy are those of the page, so the file works and can be corrected again.

function correctedPage() {
  const tree = pristine.cloneNode(true);
  const before = inTree(tree, "corrected");
  const n = fixes.length + Number(before ? before.dataset.changes : 0);
  fixes.forEach(({ edit }) => applyEdit(tree, edit));
  tree.dataset.mode = "explore";
  delete tree.dataset.script;
  if (tree.dataset.start === "teach") tree.dataset.start = tree.hasAttribute("data-excerpts") ? "explore" : "read";
  sayCorrected(tree, n);
  return "<!DOCTYPE html>\n" + tree.outerHTML + "\n";
}

function sayCorrected(tree, n) {
  all(".corrected, .corrected-note", tree).forEach((old) => old.remove());
  const line = make("p", { id: "corrected", class: "corrected", "data-changes": n }, tell("fix-corrected", { n }));
  tree.querySelector(".before").append(line);
  const part = inTree(tree, "about");
  part.querySelector("h2").after(make("p", { class: "corrected" }, tell("fix-corrected", { n }) + " " + whatIsOwn(tree)));
  const note = () => make("p", { class: "fine corrected-note" }, tell("fix-counts-before"));
  const counted = inTree(tree, "notes").querySelector("table");
  (counted.closest(".wide") || counted).after(note());
  const pictures = inTree(tree, "pictures");
  if (pictures && pictures.querySelector("h2")) pictures.querySelector("h2").after(note());
}

// Which marks, facts and questions are the teacher's own words.
function whatIsOwn(tree) {
  const told = (by) => all("[data-by='" + by + "']", tree).map((part) => {
    const words = part.querySelector(part.matches("li") ? ".gist .m" : part.matches("th") ? ".iso" : "h3").textContent;
    const place = part.matches("li") ? linkOfNote(part).textContent : part.matches("th") ? part.querySelector(".chip").textContent : "";
    return quote(words) + (place ? " (" + place + ")" : "");
  });
  return ["added", "changed"].filter((by) => told(by).length).map((by) => tell("fix-own-" + by, { list: told(by).join(", ") })).join(" ");
}

function correctedName() {
  const own = decode(location.pathname.split("/").pop() || "").replace(/\.html?$/i, "").replace(/-corrected$/, "");
  return (own || "report") + "-corrected.html";
}

byId("fix-save").addEventListener("click", () => {
  if (!fixes.length) return say(tell("fix-nothing-to-save"));
  const name = correctedName();
  download(name, "text/html;charset=utf-8", correctedPage(), true);
  fixSaved = fixes.length;
  return say(tell("saved", { name }));
});
