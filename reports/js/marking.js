// "Mark it myself": in this mode the words of the articles are toggle buttons, one tab stop a sentence.
// The sentence's own nodes are put aside while the mode lasts and come back untouched when it ends.

const WORDS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.,–-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;
const markingData = JSON.parse(byId("marking-data").textContent);
const ownPanel = byId("own");

// One entry a sentence: { id, article, start, text, holder, words, gaps }. Offsets count UTF-16 units
// in `text`; a word is { from, to, size, mask, kind, why, element }, its `kind` a letter or "".
const sentences = new Map();
let ownShown = false, ownUnsaved = false, ownBlind = null, ownPhrase = null, extending = null;
let crowd = null; // the marks of several pupils while they are shown: see marking_files.js
const ownChanged = [];

const ownKind = () => document.querySelector("[name=own-kind]:checked").value;
const kindName = (kind) => byId("own-" + kind).dataset.name;
const codePoints = (text, units) => Array.from(text.slice(0, units)).length;
const codeUnits = (text, points) => Array.from(text).slice(0, points).join("").length;

// ---- the words of a sentence

// Its text as the file has it, and where names stand that may be covered.
function readSentence(holder, covered) {
  const masks = [];
  let text = "";
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) text += node.data;
    else if (covered.has(node)) {
      masks.push({ from: text.length, to: text.length + covered.get(node).length, mask: node.dataset.mask });
      text += covered.get(node);
    } else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(".k, .vh")) node.childNodes.forEach(visit);
  };
  holder.childNodes.forEach(visit);
  return { text, masks };
}

// A name that can be covered is one word, so that covering it leaves all other words where they are.
function cutWords(text, masks) {
  const found = [];
  for (const match of text.matchAll(WORDS)) {
    const word = { from: match.index, to: match.index + match[0].length, size: 1, kind: "", why: "" };
    masks.filter((x) => x.from < word.to && word.from < x.to).forEach((x) => {
      word.from = Math.min(word.from, x.from);
      word.to = Math.max(word.to, x.to);
      word.mask = x;
    });
    const last = found[found.length - 1];
    if (last && last.to > word.from) {
      last.size += 1;
      last.to = Math.max(last.to, word.to);
      last.mask = last.mask || word.mask;
    } else found.push(word);
  }
  return found;
}

function readArticles() {
  const covered = new Map(names.map(({ element, text }) => [element, text]));
  markingData.articles.forEach((article) => Object.entries(article.sentences).forEach(([id, start]) => {
    const holder = document.querySelector("#" + CSS.escape(id) + " > .t");
    if (!holder) return;
    const { text, masks } = readSentence(holder, covered);
    const kept = sentences.get(id);
    if (kept && kept.text === text) { kept.holder = holder; return; }
    sentences.set(id, { id, article: article.label, start, text, holder, words: cutWords(text, masks) });
  }));
}

// ---- drawing

function drawWord(sentence, word) {
  const inside = sentence.text.slice(word.from, word.to);
  if (!word.mask || !state.blind) return [inside];
  const { from, to, mask } = word.mask;
  const name = make("span", { class: "nm", "data-mask": mask, "data-masked": "" }, mask);
  return [sentence.text.slice(word.from, from), name, sentence.text.slice(to, word.to)];
}

function buildSentence(sentence) {
  sentence.gaps = [];
  const nodes = [];
  let at = 0;
  sentence.words.forEach((word, index) => {
    word.element = make("span", { class: "w", role: "button", tabindex: index ? "-1" : "0", "aria-pressed": "false",
      "data-word": index }, ...drawWord(sentence, word));
    word.sign = word.shown = null;
    sentence.gaps.push(document.createTextNode(sentence.text.slice(at, word.from)));
    nodes.push(sentence.gaps[index], word.element);
    at = word.to;
  });
  sentence.holder.replaceChildren(...nodes, sentence.text.slice(at));
  sentence.holder.setAttribute("role", "group");
  sentence.holder.setAttribute("aria-label", tell("own-sentence", { id: sentence.id }));
  if (crowd) paintCrowd(sentence);
  else paint(sentence);
}

// Shows the marks of a sentence: a line under each phrase, its letter behind the last word.
function paint(sentence) {
  sentence.words.forEach((word, index) => {
    const next = sentence.words[index + 1], before = sentence.words[index - 1];
    const style = word.kind ? "own own-" + word.kind : "", ends = !next || next.kind !== word.kind;
    const wanted = style && style + ends;
    paintGap(sentence, index, before && before.kind === word.kind ? style : "");
    if (word.shown === wanted || (!wanted && !word.shown)) return;
    word.shown = wanted;
    word.element.className = ("w " + style).trim();
    word.element.setAttribute("aria-pressed", String(Boolean(word.kind)));
    if (word.sign) word.sign.remove();
    word.sign = ends ? make("sup", { class: "k" }, word.kind) : make("span", { class: "vh" }, " " + word.kind);
    if (word.kind) word.element.append(word.sign);
  });
}

// What stands between a word and the one before it is plain text, but within a phrase it has the line too.
function paintGap(sentence, index, style) {
  const old = sentence.gaps[index];
  if ((old.className || "") === style) return;
  const text = old.textContent;
  sentence.gaps[index] = style ? make("span", { class: style }, text) : document.createTextNode(text);
  old.replaceWith(sentence.gaps[index]);
}

function startMarking() {
  readArticles();
  sentences.forEach((sentence) => {
    sentence.kept = sentence.kept || Array.from(sentence.holder.childNodes);
    buildSentence(sentence);
  });
}

function endMarking() {
  sentences.forEach((sentence) => {
    sentence.holder.replaceChildren(...sentence.kept);
    sentence.holder.removeAttribute("role");
    sentence.holder.removeAttribute("aria-label");
    sentence.kept = null;
  });
  extending = ownPhrase = null;
  showLinks();
}

onShow(() => {
  const wanted = state.mode === "mark";
  if (wanted && (!ownShown || ownBlind !== state.blind)) {
    if (!ownShown || !sentences.size) startMarking();
    else sentences.forEach(buildSentence);
    ownBlind = state.blind;
  } else if (!wanted && ownShown) endMarking();
  if (wanted !== ownShown) ownPanel.hidden = !wanted;
  ownShown = wanted;
  if (wanted) tellChanged();
});

// ---- marks as phrases: neighbouring words of one kind

function ownPhrases() {
  const found = [];
  sentences.forEach((sentence) => {
    let run = null;
    sentence.words.forEach((word) => {
      if (run && run.kind === word.kind) run.words.push(word);
      else if (word.kind) found.push(run = { sentence, kind: word.kind, words: [word] });
      if (!word.kind) run = null;
    });
  });
  return found.map((phrase) => {
    const from = phrase.words[0].from, to = phrase.words[phrase.words.length - 1].to;
    const why = (phrase.words.find((word) => word.why) || phrase.words[0]).why;
    return { ...phrase, from, to, why, text: phrase.sentence.text.slice(from, to) };
  });
}

const countWords = (words) => words.reduce((sum, word) => sum + word.size, 0);

function tellChanged() {
  const n = countWords(ownPhrases().flatMap((phrase) => phrase.words));
  byId("own-count").textContent = tell("own-count", { n });
  ownChanged.forEach((view) => view());
}

function put(sentence, first, last, kind) {
  for (let index = first; index <= last; index += 1) {
    const word = sentence.words[index];
    word.kind = kind;
    if (!kind) word.why = "";
  }
  paint(sentence);
  ownUnsaved = true;
  tellChanged();
  const text = sentence.text.slice(sentence.words[first].from, sentence.words[last].to);
  if (!state.blind) say(tell(kind ? "own-marked" : "own-taken", { text, name: kind && kindName(kind) }));
}

// The whole phrase a word belongs to: [first, last].
function around({ words }, index) {
  let first = index, last = index;
  while (first > 0 && words[first - 1].kind === words[index].kind) first -= 1;
  while (last < words.length - 1 && words[last + 1].kind === words[index].kind) last += 1;
  return [first, last];
}

function toggleWord(sentence, index) {
  const kind = ownKind(), word = sentence.words[index];
  if (byId("own-phrase").getAttribute("aria-pressed") === "true") toggleEnd(sentence, index, kind);
  else put(sentence, index, index, word.kind === kind ? "" : kind);
}

// Whole phrases: the first tap sets one end, the second the other; a tap on a marked phrase takes it away.
function toggleEnd(sentence, index, kind) {
  const start = ownPhrase && ownPhrase.sentence === sentence ? ownPhrase.index : null;
  dropEnd();
  if (start !== null) put(sentence, Math.min(start, index), Math.max(start, index), kind);
  else if (sentence.words[index].kind) put(sentence, ...around(sentence, index), "");
  else {
    ownPhrase = { sentence, index };
    sentence.words[index].element.classList.add("end");
    say(tell("own-other-end"));
  }
}

function dropEnd() {
  if (ownPhrase) ownPhrase.sentence.words[ownPhrase.index].element.classList.remove("end");
  ownPhrase = null;
}

// ---- keys, mouse and touch

function wordAt(element) {
  const box = element.closest && element.closest(".w");
  if (!box || !ownShown || crowd) return null;
  return { sentence: sentences.get(box.closest(".s").id), index: Number(box.dataset.word) };
}

function focusWord(sentence, index) {
  sentence.words.forEach((word, other) => { word.element.tabIndex = other === index ? 0 : -1; });
  sentence.words[index].element.focus();
}

// Shift and an arrow: marks from the word where it began to the word now reached, back again as well.
function extend(sentence, index, step) {
  const next = index + step;
  if (next < 0 || next >= sentence.words.length) return;
  if (!extending || extending.sentence !== sentence) {
    extending = { sentence, index, before: sentence.words.map(({ kind, why }) => ({ kind, why })) };
  }
  sentence.words.forEach((word, other) => Object.assign(word, extending.before[other]));
  put(sentence, Math.min(extending.index, next), Math.max(extending.index, next), ownKind());
  focusWord(sentence, next);
}

function moveOn(sentence, index, key) {
  const order = Array.from(sentences.values()).filter((other) => other.words.length);
  const row = order.indexOf(sentence), last = sentence.words.length - 1;
  if (key === "Home") return focusWord(sentence, 0);
  if (key === "End") return focusWord(sentence, last);
  if (key === "ArrowRight" && index < last) return focusWord(sentence, index + 1);
  if (key === "ArrowLeft" && index > 0) return focusWord(sentence, index - 1);
  const forward = key === "ArrowRight" || key === "ArrowDown", other = order[row + (forward ? 1 : -1)];
  return other && focusWord(other, key === "ArrowLeft" ? other.words.length - 1 : 0);
}

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };
const MOVES = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home", "End"];

function onWordKey(event) {
  const at = wordAt(event.target), longer = event.shiftKey && event.key in STEPS;
  if (!longer && event.key !== "Shift") extending = null;
  if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
  if (longer) extend(at.sentence, at.index, STEPS[event.key]);
  else if (event.key === "Enter" || event.key === " ") toggleWord(at.sentence, at.index);
  else if (MOVES.includes(event.key) && !event.shiftKey) moveOn(at.sentence, at.index, event.key);
  else return;
  event.preventDefault();
}

const articlesPart = byId("articles");
articlesPart.addEventListener("keydown", onWordKey);
articlesPart.addEventListener("click", (event) => {
  const at = wordAt(event.target);
  if (!at) return;
  extending = null;
  focusWord(at.sentence, at.index);
  toggleWord(at.sentence, at.index);
});
// With the mouse a phrase may be dragged over too.
let dragged = null;
articlesPart.addEventListener("mousedown", (event) => {
  const from = event.button === 0 && wordAt(event.target);
  dragged = from && { from, to: from };
});
articlesPart.addEventListener("mouseover", (event) => {
  const at = dragged && wordAt(event.target);
  if (at && at.sentence === dragged.from.sentence) dragged.to = at;
});
addEventListener("mouseup", () => {
  if (!dragged) return;
  const { from: { sentence, index }, to } = dragged;
  dragged = null;
  if (to.index === index) return;
  dropEnd();
  put(sentence, Math.min(index, to.index), Math.max(index, to.index), ownKind());
  focusWord(sentence, to.index);
});
byId("own-phrase").addEventListener("click", () => {
  const on = byId("own-phrase").getAttribute("aria-pressed") !== "true";
  dropEnd();
  press("own-phrase", on);
  say(tell(on ? "own-phrase-on" : "own-phrase-off"));
});
addEventListener("beforeunload", (event) => {
  if (ownUnsaved) event.preventDefault();
});

// Where the kinds of mark lie at the bottom, what else lies there keeps clear of them.
tellHeight(document.querySelector(".own-bar"), "--own-bar");
