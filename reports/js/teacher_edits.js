// What a teacher's change does to a page. Each change works on the page on the screen and, when the
// corrected report is saved, once more on a copy of the page as it was opened.

const MARKS = ["mark", "add-mark"];
const inTree = (tree, id) => tree.querySelector("#" + CSS.escape(id));
const linksTo = (tree, id) => all('a[href="#' + CSS.escape(id) + '"], a[data-href="#' + CSS.escape(id) + '"]', tree);
const unwrap = (element) => element.replaceWith(...element.childNodes);
const quote = (text) => tell("own-quoted", { text });

function applyEdit(tree, edit) {
  ({ "delete-mark": deleteMark, "change-mark": changeMark, "add-mark": addMark, "delete-fact": deleteFact,
    "change-fact": changeFact, "add-fact": addFact, "delete-card": deleteCard, "change-card": changeCard })[edit.what](tree, edit);
}

// ---- marks

function deleteMark(tree, { id }) {
  linksTo(tree, id).filter((link) => link.matches(".mk")).forEach((link) => {
    if (link.matches(".extra")) return link.remove();
    Array.from(link.children).filter((part) => part.matches(".k, .vh")).forEach((part) => part.remove());
    unwrap(link);
  });
  all('mark[data-n="' + CSS.escape(id.slice(2)) + '"]', tree).forEach(unwrap);
  forget(tree, id);
}

// Nothing may speak of a finding that is gone: its note or row, its rows in other tables, and links to it.
function forget(tree, id) {
  all('[data-about="' + CSS.escape(id) + '"]', tree).forEach((part) => part.remove());
  if (inTree(tree, id)) inTree(tree, id).remove();
  linksTo(tree, id).forEach((link) => {
    const row = link.closest(".chips, .first") ? null : link.closest("tr, li");
    if (row) row.remove();
    else link.remove();
  });
}

function changeMark(tree, edit) {
  const { id, category } = edit;
  linksTo(tree, id).filter((link) => link.matches(".mk")).forEach((link) => {
    link.dataset.c = category;
    Array.from(link.children).filter((part) => part.matches(".k")).forEach((letter) => {
      letter.className = "k k-" + category;
      letter.textContent = category;
    });
  });
  all('mark[data-n="' + CSS.escape(id.slice(2)) + '"]', tree).forEach((mark) => recolour(mark, category));
  writeNote(inTree(tree, id), edit, "changed");
  keyRow(tree, id, edit);
}

function recolour(element, category) {
  element.className = element.className.replace(/\bm-[A-Z]\b/, "m-" + category);
}

// Where the marked words of a note stand: the link to their sentence, or the name of its article.
const linkOfNote = (note) => note.querySelector(".fine :is(.jump, a)");

// The note of a mark, in the order of those the tool wrote.
function writeNote(note, { category, name, reason, neutral }, by) {
  const gist = note.querySelector(".gist p"), words = gist.querySelector(".m"), whose = gist.querySelector(".whose");
  recolour(words, category);
  const advice = /^(\(|source needed)/.test(neutral); // stands without quotation marks, as in the tool's own notes
  const plainer = neutral ? [" ", make("b", {}, tell("fix-try")), " " + (advice ? neutral : quote(neutral)) + "."] : [];
  gist.replaceChildren(make("b", { class: "letter" }, category), " ", words, " " + name + ". ",
    make("span", { class: "reason" }, reason), ...plainer, " ", whose);
  all(".sure", note).forEach((part) => part.remove());
  const fine = note.querySelector(".fine");
  fine.replaceChildren(linkOfNote(note), " " + tell("fix-by-" + by));
  note.dataset.by = by === "changed" && note.dataset.by === "added" ? "added" : by;
}

function keyRow(tree, id, { category, reason, neutral }) {
  all('#key [data-about="' + CSS.escape(id) + '"]', tree).forEach(({ cells }) => {
    cells[2].textContent = category;
    cells[4].textContent = reason + (neutral ? " " + tell("fix-try") + " " + neutral : "");
  });
}

function addMark(tree, edit) {
  const { id, sentence, first, last, category, voice, text } = edit;
  const voiced = voice === "outlet" ? "" : " voiced";
  const style = { class: "m m-" + category + voiced, "data-n": id.slice(2) };
  const speaker = voiced ? [make("span", { class: "vh" }, " (" + tell("fix-voiced") + ")")] : [];
  const link = make("a", { class: "mk", "data-c": category, href: "#" + id }, make("sup", { class: "k k-" + category }, category), ...speaker);
  const holder = inTree(tree, sentence).querySelector(".t");
  const inside = textNodes(holder, first, last);
  if (inside.some((node) => node.parentElement.closest(".mk"))) addOver(holder, inside, link, style, text);
  else addAlone(holder, first, last, link, style);
  addNote(tree, edit, voiced);
  addKeyRow(tree, edit);
}

// The text nodes between two places of a sentence, cut there; letters of marks and hidden text do not count.
function textNodes(holder, first, last) {
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT), nodes = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest(".k, .vh")) nodes.push(node);
  }
  const found = [];
  let seen = 0;
  nodes.forEach((node) => {
    const from = Math.max(first - seen, 0), to = Math.min(last - seen, node.length);
    seen += node.length;
    if (from >= to) return;
    if (to < node.length) node.splitText(to);
    found.push(from ? node.splitText(from) : node);
  });
  return found;
}

function addAlone(holder, first, last, link, style) {
  const inside = textNodes(holder, first, last);
  const start = topAt(holder, inside[0], false), end = topAt(holder, inside[inside.length - 1], true);
  const nodes = [];
  for (let node = start; node; node = node === end ? null : node.nextSibling) nodes.push(node);
  start.before(link);
  link.prepend(make("mark", style, ...nodes));
}

// The child of the sentence that begins (or ends) with this text; parts around the text are cut in two.
function topAt(holder, node, ends) {
  let at = node;
  while (at.parentNode !== holder) {
    const parent = at.parentNode, moved = [];
    for (let next = ends ? at.nextSibling : at; next; next = next.nextSibling) moved.push(next);
    if (!moved.length || (!ends && !at.previousSibling)) { at = parent; continue; }
    const rest = parent.cloneNode(false);
    rest.append(...moved);
    parent.after(rest);
    at = ends ? parent : rest;
  }
  return at;
}

// Words that are marked already: an underline more, and a link of its own behind them.
function addOver(holder, inside, link, style, text) {
  inside.forEach((node) => {
    const mark = make("mark", style);
    node.replaceWith(mark);
    mark.append(node);
  });
  let top = inside[inside.length - 1];
  while (top.parentNode !== holder) top = top.parentNode;
  link.classList.add("extra");
  link.append(make("span", { class: "vh" }, " " + tell("fix-on", { text })));
  top.after(link);
}

function addNote(tree, edit, voiced) {
  const { id, sentence, first, last, category, text } = edit;
  const jumpLink = make("a", { href: "#" + sentence, "data-w": `${first}-${last}` }, sentence);
  const whose = tell(voiced ? "fix-whose-speaker" : "fix-whose-outlet");
  const note = make("li", { id, tabindex: "-1" }, make("div", { class: "gist" }, make("p", {},
    make("span", { class: "m m-" + category + voiced + " iso" }, text), make("span", { class: "whose" }, whose))),
  make("p", { class: "fine" }, jumpLink));
  writeNote(note, edit, "added");
  const order = all(".s", tree).map((part) => part.id);
  const place = (item) => {
    const to = linkOfNote(item);
    return order.indexOf(to.textContent.trim()) * 1e6 + parseInt(to.dataset.w, 10);
  };
  const list = notesOf(tree, sentence);
  list.insertBefore(note, Array.from(list.children).find((other) => place(other) > place(note)) || null);
}

// The list of notes of the sentence's article; made where it has none.
function notesOf(tree, sentence) {
  const article = inTree(tree, sentence).closest("article"), name = article.dataset.label;
  const found = all("#notes ol.notes", tree).find((list) => list.dataset.label === name);
  if (found) return found;
  const list = make("ol", { class: "notes", "data-label": name }), part = inTree(tree, "notes");
  all(":scope > .none", part).forEach((none) => none.remove());
  part.append(make("h3", {}, tell("article", { label: name })), list);
  return list;
}

function addKeyRow(tree, edit) {
  const { id, sentence, text, voice } = edit, name = inTree(tree, sentence).closest("article").dataset.label;
  const like = all('#key tr[data-about^="n-"]', tree).find(({ cells }) => cells[0].textContent.startsWith(name));
  if (!like) return;
  const row = like.cloneNode(true);
  row.dataset.about = id;
  const values = [sentence, text, edit.category, tell(voice === "outlet" ? "fix-key-outlet" : "fix-key-speaker")];
  values.forEach((value, index) => { row.cells[index].textContent = value; });
  like.parentElement.append(row);
  keyRow(tree, id, edit);
}

// ---- facts and differences

function deleteFact(tree, { id }) {
  const touched = sentencesOf(inTree(tree, id)).map((to) => to.slice(1));
  forget(tree, id);
  touched.forEach((sentence) => showSentence(tree, sentence));
  countFacts(tree);
}

function changeFact(tree, { id, label }) {
  const old = inTree(tree, id).querySelector("th .iso").textContent;
  const holders = [inTree(tree, id), ...all('[data-about="' + CSS.escape(id) + '"]', tree),
    ...linksTo(tree, id).map((link) => link.closest("tr, li")).filter(Boolean)];
  holders.forEach((holder) => [...all("*", holder)].filter((part) => part.textContent.trim() === old.trim()
    && !part.matches("q, .chip, .nm")).forEach((part) => { part.textContent = label; }));
  all('#key tr[data-about="' + CSS.escape(id) + '"]', tree).forEach((row) => { row.cells[0].textContent = label; });
  byTeacher(inTree(tree, id), "changed");
}

// The row says that a teacher wrote it; what the tool said of its own sureness no longer holds.
function byTeacher(row, by) {
  const head = row.querySelector("th"), why = head.querySelector(".why p");
  head.dataset.by = by;
  if (why) why.textContent = tell("fix-by-" + by);
}

const chipSign = (tree, status, told, labels) => {
  if (status !== "only") return status === "both" ? "=" : "≠";
  return labels.length === 2 ? "◧◨"[labels.indexOf(told[0])] : "◇" + told[0] + "\u00a0";
};

function addFact(tree, { id, label, ids, status, weight }) {
  const labels = all(".columns article", tree).map((article) => article.dataset.label);
  const told = labels.filter((name) => ids[name].length);
  const text = chipSign(tree, status, told, labels) + id.slice(2);
  const where = tell("fix-" + status, { labels: told.join(", ") });
  const head = make("th", { scope: "row", role: "rowheader" }, make("span", { class: "chip " + status }, text), " ",
    make("span", { class: "iso" }, label), " ", make("span", { class: "told" }, "(" + where + ")"),
    make("details", { class: "why" }, make("summary", {}, tell("fix-why-here")), make("p", {})));
  const row = make("tr", { role: "row", id, tabindex: "-1", class: status, "data-weight": weight }, head,
    ...labels.map((name) => factCell(tree, name, ids[name])));
  byTeacher(row, "added");
  const body = factBody(tree), order = ["differ", "both", "only"];
  const before = Array.from(body.rows).find((other) => order.indexOf(other.classList[0]) > order.indexOf(status));
  body.insertBefore(row, before || null);
  told.flatMap((name) => ids[name]).forEach((sentence) => {
    const chip = make("a", { class: "chip " + status, href: "#" + id }, text, make("span", { class: "vh" }, " " + where));
    chipsOf(inTree(tree, sentence)).append(" ", chip);
    showSentence(tree, sentence);
  });
  addKeyFact(tree, id, label, labels.map((name) => ids[name].join(" ") || tell("fix-not-found-short")), status);
  countFacts(tree);
}

function factCell(tree, name, ids) {
  const cardName = make("i", {}, tell("article", { label: name }));
  if (!ids.length) {
    return make("td", { role: "cell", class: "gap" }, cardName, make("span", { "aria-hidden": "true" }, "∅"),
      " " + tell("fix-not-found", { label: name }), " ", make("span", { class: "gapask" }, tell("fix-does-it-matter")));
  }
  const quotes = ids.map((sentence) => {
    const words = textOf(inTree(tree, sentence).querySelector(".t"));
    const link = make("a", { href: "#" + sentence, "data-w": `0-${words.length}` }, sentence);
    return make("li", {}, link, " ", make("q", {}, quote(words)));
  });
  return make("td", { role: "cell" }, cardName, make("ul", { class: "evs" }, ...quotes));
}

// The body of the fact table; the table is made where the tool found no facts.
function factBody(tree) {
  const found = tree.querySelector("table.facts tbody");
  if (found) return found;
  const names = all(".columns article", tree).map((article) => tell("article", { label: article.dataset.label }));
  const heads = [tell("fix-what-is-told"), ...names].map((name) => make("th", { scope: "col", role: "columnheader" }, name));
  const body = make("tbody", { role: "rowgroup" }), part = inTree(tree, "facts");
  all(":scope > .none", part).forEach((none) => none.remove());
  part.append(make("table", { class: "facts tocards", role: "table" },
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...heads)), body));
  return body;
}

function chipsOf(sentence) {
  const found = sentence.querySelector(".chips");
  if (found) return found;
  all(":scope > .vh", sentence).forEach((told) => told.remove());
  const chips = make("span", { class: "chips" });
  sentence.append(" ", chips);
  return chips;
}

function addKeyFact(tree, id, label, where, status) {
  const like = tree.querySelector('#key tr[data-about^="f-"]');
  if (!like) return;
  const row = like.cloneNode(true);
  row.dataset.about = id;
  [label, ...where, tell("fix-key-" + status), ""].forEach((value, index) => {
    if (row.cells[index]) row.cells[index].textContent = value;
  });
  like.parentElement.append(row);
}

// The line beside a sentence follows its chips and the differences that quote it.
function showSentence(tree, id) {
  const sentence = inTree(tree, id);
  if (!sentence) return;
  const has = (status) => Boolean(sentence.querySelector(".chips .chip." + status));
  const differs = all(".card[id^='d-'] " + JUMPS, tree).some((link) => link.textContent.trim() === id) || has("differ");
  sentence.classList.remove("both", "differ", "only");
  const now = differs ? "differ" : ["both", "only"].find(has);
  if (now) sentence.classList.add(now);
}

// The counts above the articles are those of the rows that are there.
function countFacts(tree) {
  const rows = all("table.facts tbody tr", tree);
  all(".counts li", tree).forEach((item, index) => {
    const n = rows.filter((row) => (index < 2 ? row.matches([".both", ".differ"][index])
      : row.matches(".only") && row.cells[index - 1] && !row.cells[index - 1].matches(".gap"))).length;
    item.querySelector("b").lastChild.data = " " + n;
  });
}

function deleteCard(tree, { id }) {
  const touched = sentencesOf(inTree(tree, id)).map((to) => to.slice(1));
  forget(tree, id);
  touched.forEach((sentence) => showSentence(tree, sentence));
  const first = tree.querySelector(".first");
  if (first) {
    const links = all("a", first), marks = () => make("span", { "aria-hidden": "true" }, "·");
    if (!links.length) first.remove();
    else first.replaceChildren(first.querySelector("b"), ...links.flatMap((link, index) => (index ? [" ", marks(), " ", link] : [" ", link])));
  }
  const cards = tree.querySelector("#differ .cards");
  if (cards && !cards.querySelector(".card")) cards.replaceChildren(make("p", { class: "none" }, tell("step-none")));
}

function changeCard(tree, { id, question }) {
  const card = inTree(tree, id), old = card.querySelector(".ask");
  const ask = make("p", { class: "ask" }, question);
  if (old) old.replaceWith(ask);
  else card.querySelector(".sides").before(ask);
  all(".first a", tree).filter((link) => link.getAttribute("href") === "#" + id).forEach((link) => { link.textContent = question; });
  card.dataset.by = "changed";
}
