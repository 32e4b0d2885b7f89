// Three ways to print. Without a choice from the menu the way goes by the mode of the page.

const PAPER_WAYS = { read: "texts", mark: "texts", explore: "pair", step: "pair", teach: "key" };
const PAPER_MODES = { texts: "read", pair: "explore", key: "explore" };
const NUMBERED = 5;
const SIZES = ["s0", "s1", "s2", "s3"];
const PAGE_ROOM = [212, 460].map((mm) => mm * 96 / 25.4); // what one and two sheets of US Letter hold below the titles
let paperAsked = "", paperOpened = [], paperHidden = [];

function printAs(way) {
  closeMenu();
  paperAsked = way;
  window.print();
}

function beforePrint() {
  afterPrint();
  const way = paperAsked || PAPER_WAYS[state.mode] || "pair";
  paperAsked = "";
  root.dataset.print = way;
  root.dataset.mode = PAPER_MODES[way];
  if (way === "texts") layLines();
  else openOnPaper(".before details");
  if (way === "key") readyKey();
}

function openOnPaper(selector) {
  const closed = all(selector).filter((element) => !element.open);
  closed.forEach((element) => { element.open = true; });
  paperOpened.push(...closed);
}

function afterPrint() {
  delete root.dataset.print;
  root.dataset.mode = state.mode;
  all(".lined").forEach((element) => element.remove());
  paperOpened.forEach((element) => { element.open = false; });
  paperHidden.forEach((element) => { element.hidden = false; });
  paperOpened = [];
  paperHidden = [];
}

// The teacher part is open on paper; answers about marks and facts that the teacher took out are left out.
function readyKey() {
  openOnPaper("#teacher .teacher");
  paperHidden = all("#key [data-about]").filter((row) => {
    const target = byId(row.dataset.about);
    return !row.hidden && (!target || target.hidden);
  });
  paperHidden.forEach((element) => { element.hidden = true; });
}

// ---- numbered lines: each line of the paper is measured here first, and then is a line of its own

function layLines() {
  const holder = make("div", { class: "lined measuring" });
  const drafts = all(".columns article:not([hidden])").map((article) => draft(article));
  holder.append(...drafts.flatMap((found) => found.paragraphs));
  document.body.append(holder);
  const size = fittingSize(holder, drafts);
  holder.className = "lined measuring " + size;
  const lined = make("div", { class: "lined " + size }, ...drafts.map(numberedArticle));
  lined.classList.toggle("many", drafts.length > 2);
  holder.remove();
  document.querySelector(".columns").before(lined);
}

// The largest letters with which the longest article needs fewest pages; past two pages the smallest ones.
function fittingSize(holder, drafts) {
  const longest = SIZES.map((size) => {
    holder.className = "lined measuring " + size;
    const heights = drafts.map(({ paragraphs }) => heightOf(paragraphs));
    return drafts.length > 2 ? heights.reduce((sum, height) => sum + height + 60, 0) / 2 : Math.max(0, ...heights);
  });
  const fits = PAGE_ROOM.map((room) => longest.findIndex((height) => height <= room)).find((found) => found >= 0);
  return SIZES[fits === undefined ? SIZES.length - 1 : fits];
}

function heightOf(paragraphs) {
  if (!paragraphs.length) return 0;
  const last = paragraphs[paragraphs.length - 1];
  return last.getBoundingClientRect().bottom - paragraphs[0].getBoundingClientRect().top;
}

// The article as plain paragraphs; the sentences of a paragraph run on, each behind its number.
function draft(article) {
  const groups = [];
  all(".s", article).forEach((sentence) => {
    const last = groups[groups.length - 1];
    const inside = sentence.closest(".para");
    if (last && inside && last.inside === inside) last.sentences.push(sentence);
    else groups.push({ inside, sentences: [sentence] });
  });
  return { article, paragraphs: groups.map((group) => plainParagraph(group.sentences)) };
}

function plainParagraph(sentences) {
  const kind = sentences[0].matches(".headline, .subhead") ? "lp head" : "lp";
  const parts = sentences.flatMap((sentence) => [make("b", { class: "sid" }, sentence.id), " " + plainText(sentence) + " "]);
  return make("p", { class: kind }, ...parts);
}

function plainText(sentence) {
  const copy = sentence.querySelector(".t").cloneNode(true);
  all(".k, .vh", copy).forEach((element) => element.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function numberedArticle({ article, paragraphs }) {
  let count = 0;
  const laid = paragraphs.map((paragraph) => make("div", { class: paragraph.className }, ...linesOf(paragraph).map((parts) => {
    count += 1;
    parts[parts.length - 1].text = parts[parts.length - 1].text.trimEnd();
    const line = make("div", { class: "ln" }, ...parts.map((part) => (part.id ? make("b", { class: "sid" }, part.text) : part.text)));
    if (count % NUMBERED === 0) line.prepend(make("span", { class: "no" }, String(count)));
    return line;
  })));
  const heads = all("h3, .meta, .headline-gap", article).map((element) => {
    const copy = element.cloneNode(true);
    copy.removeAttribute("id");
    return copy;
  });
  return make("article", {}, ...heads, ...laid);
}

// The parts of each line of a paragraph as the browser broke it. White space belongs to the line before.
function linesOf(paragraph) {
  const lines = [];
  let bottom = -Infinity;
  const add = (text, id, box) => {
    if (box && box.top >= bottom - 1) {
      lines.push([]);
      bottom = box.bottom;
    }
    if (box) bottom = Math.max(bottom, box.bottom);
    const line = lines[lines.length - 1], last = line && line[line.length - 1];
    if (last && last.id === id) last.text += text;
    else if (line) line.push({ text, id });
  };
  const range = document.createRange();
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const id = node.parentElement.matches(".sid");
    for (const found of node.data.matchAll(/\s+|\S+/g)) measure(range, node, found, (text, box) => add(text, id, box));
  }
  return lines;
}

// A word that the browser broke (at a hyphen, say) is measured letter by letter; white space stays where it is.
function measure(range, node, found, add) {
  const start = found.index, end = start + found[0].length;
  range.setStart(node, start);
  range.setEnd(node, end);
  const boxes = range.getClientRects();
  if (!found[0].trim()) add(found[0], null);
  else if (boxes.length < 2) add(found[0], boxes[0]);
  else {
    for (let at = start; at < end; at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      add(node.data[at], range.getClientRects()[0]);
    }
  }
}

addEventListener("beforeprint", beforePrint);
addEventListener("afterprint", afterPrint);
all("[data-print-to]").forEach((button) => button.addEventListener("click", () => printAs(button.dataset.printTo)));
