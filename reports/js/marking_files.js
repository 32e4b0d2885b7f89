// Marks as files: saved by choice, loaded back, or those of several pupils at once.
// The form of a file is told in compare/mark_files.py, which reads the same files.

const MARKS_FORMAT = "framediff-marks", MARKS_VERSION = 1, LARGEST = 2000000, MOST_MARKS = 5000;
const reportId = () => markingData.articles.map(({ label, sha256 }) => ({ label, sha256 }));

// ---- save

function asRecord({ sentence, from, to }, kind, why) {
  const { article, id, start, text } = sentence;
  return { article, sentence: id, start: start + codePoints(text, from), end: start + codePoints(text, to),
    text: text.slice(from, to), category: kind, why };
}

function saveMarks() {
  const group = byId("own-group").value.trim();
  const notes = toolMarks().filter((mark) => toolWhys.get(mark.id))
    .map((mark) => asRecord(mark, mark.kind, toolWhys.get(mark.id)));
  const content = { format: MARKS_FORMAT, version: MARKS_VERSION, articles: reportId(), group,
    marks: ownPhrases().map((phrase) => asRecord(phrase, phrase.kind, phrase.why)), notes,
    answer: byId("own-answer").value };
  const name = group.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  download("marks" + (name && "-" + name) + ".json", "application/json", JSON.stringify(content, null, 1) + "\n");
  ownUnsaved = false;
  say(tell("own-saved", { n: content.marks.length }));
}

// ---- load: every file is checked whole before anything of it is shown

function wrong(key) { throw new Error(tell(key)); }

const isText = (value, most) => typeof value === "string" && value.length <= most;

function placeOf(record) {
  const sentence = record && sentences.get(record.sentence);
  if (!sentence || sentence.article !== record.article) wrong("own-file-other");
  if (!Number.isInteger(record.start) || !Number.isInteger(record.end) || !isText(record.text, 5000)
      || !isText(record.why, 5000) || !KINDS.includes(record.category)) wrong("own-file-broken");
  const from = codeUnits(sentence.text, record.start - sentence.start);
  const to = codeUnits(sentence.text, record.end - sentence.start);
  if (record.start < sentence.start || from >= to || ![sentence.text.slice(from, to), coverNames(sentence.text.slice(from, to))].includes(record.text)) wrong("own-file-other");
  return { sentence, from, to, kind: record.category, why: record.why };
}

function checkMarks(given) {
  if (!given || given.format !== MARKS_FORMAT || !Array.isArray(given.articles)) wrong("own-file-none");
  if (given.version !== MARKS_VERSION) wrong("own-file-version");
  const known = reportId();
  if (given.articles.length !== known.length || !known.every(({ label, sha256 }, index) =>
    given.articles[index] && given.articles[index].label === label && given.articles[index].sha256 === sha256)) {
    wrong("own-file-other");
  }
  const notes = given.notes || [];
  if (![given.marks, notes].every((list) => Array.isArray(list) && list.length <= MOST_MARKS)) wrong("own-file-broken");
  return { group: isText(given.group, 100) ? given.group : "", answer: isText(given.answer, 10000) ? given.answer : "",
    marks: given.marks.map(placeOf), notes: notes.map(placeOf) };
}

async function readMarks(file) {
  try {
    if (file.size > LARGEST) wrong("own-file-none");
    let given = null;
    try { given = JSON.parse(await file.text()); } catch { wrong("own-file-none"); }
    return checkMarks(given);
  } catch (error) {
    byId("own-problems").append(make("p", {}, tell("own-file-refused", { name: file.name, reason: error.message })));
    return null;
  }
}

async function readAllMarks(input) {
  byId("own-problems").replaceChildren();
  const found = [];
  for (const file of Array.from(input.files)) found.push(await readMarks(file));
  input.value = "";
  return found.filter(Boolean);
}

async function loadOwn() {
  const [found] = await readAllMarks(byId("own-load"));
  if (!found) return;
  if (ownUnsaved && ownPhrases().length && !confirm(tell("own-replace"))) return;
  sentences.forEach((sentence) => sentence.words.forEach((word) => Object.assign(word, { kind: "", why: "" })));
  found.marks.forEach((mark) => wordsIn(mark).forEach((word) => Object.assign(word, { kind: mark.kind, why: mark.why })));
  const tool = toolMarks();
  toolWhys.clear();
  found.notes.forEach((note) => {
    const mark = tool.find((x) => x.sentence === note.sentence && x.from === note.from && x.to === note.to && x.kind === note.kind);
    if (mark) toolWhys.set(mark.id, note.why);
  });
  byId("own-group").value = found.group;
  byId("own-answer").value = found.answer;
  sentences.forEach(paint);
  ownUnsaved = false;
  tellChanged();
  say(tell("own-loaded", { n: found.marks.length }));
}

// ---- several pupils: for each word who marked it, and as what

function crowdOf(pupils) {
  const kinds = new Map();
  pupils.forEach(({ marks }, pupil) => marks.forEach((mark) => wordsIn(mark).forEach((word) => {
    if (!kinds.has(word)) kinds.set(word, Array(pupils.length).fill(""));
    kinds.get(word)[pupil] = mark.kind;
  })));
  return { n: pupils.length, kinds };
}

const crowdKey = (word) => (word && crowd.kinds.has(word) ? crowd.kinds.get(word).join() : "");

// Neighbouring words that the same pupils marked in the same way: { sentence, from, to, kinds, k }.
function crowdPhrases() {
  const found = [];
  sentences.forEach((sentence) => sentence.words.forEach((word, index) => {
    const key = crowdKey(word), last = found[found.length - 1];
    if (key && index && key === crowdKey(sentence.words[index - 1])) last.to = word.to;
    else if (key) {
      const kinds = crowd.kinds.get(word).filter(Boolean);
      found.push({ sentence, from: word.from, to: word.to, kinds, k: kinds.length });
    }
  }));
  return found;
}

const namesOf = (kinds) => KINDS.filter((kind) => kinds.includes(kind))
  .map((kind) => tell("own-kind-count", { name: kindName(kind), count: kinds.filter((x) => x === kind).length })).join(", ");
const crowdLevel = (k) => "crowd crowd-" + Math.ceil((5 * k) / crowd.n);

function paintCrowd(sentence) {
  sentence.words.forEach((word, index) => {
    const key = crowdKey(word), kinds = key ? crowd.kinds.get(word).filter(Boolean) : [];
    const style = key ? crowdLevel(kinds.length) : "";
    ["role", "tabindex", "aria-pressed"].forEach((name) => word.element.removeAttribute(name));
    word.element.className = ("w " + style).trim();
    paintGap(sentence, index, index && key === crowdKey(sentence.words[index - 1]) ? style : "");
    if (!key || key === crowdKey(sentence.words[index + 1])) return;
    const told = " (" + tell("own-k-of-n", { k: kinds.length, n: crowd.n }) + ": " + namesOf(kinds) + ")";
    word.element.append(make("sup", { class: "k", "aria-hidden": "true" }, kinds.length + "/" + crowd.n),
      make("span", { class: "vh" }, told));
  });
}

function drawCrowd() {
  const phrases = crowdPhrases().sort((one, other) => other.k - one.k);
  byId("own-crowd-count").textContent = tell("own-crowd-count", { n: crowd.n });
  byId("own-legend").replaceChildren(...Array.from({ length: crowd.n }, (_, index) => index + 1)
    .filter((k) => crowd.n <= 6 || [1, Math.ceil(crowd.n / 2), crowd.n].includes(k))
    .map((k) => make("span", { class: crowdLevel(k) }, tell("own-k-of-n", { k, n: crowd.n }))));
  byId("own-crowd-rows").replaceChildren(...phrases.map((phrase) => make("tr", { role: "row" },
    make("th", { scope: "row", role: "rowheader" }, jumpTo(phrase), " ",
      make("span", { class: "ev iso" }, tell("own-quoted", { text: shownText(phrase) }))),
    make("td", { role: "cell" }, tell("own-k-of-n", { k: phrase.k, n: crowd.n })),
    make("td", { role: "cell" }, namesOf(phrase.kinds)))));
}

function showCrowd(found) {
  crowd = found;
  dropEnd();
  root.toggleAttribute("data-crowd", Boolean(crowd));
  byId("own-crowd").hidden = !crowd;
  sentences.forEach(buildSentence);
  if (crowd) drawCrowd();
}

async function loadSeveral() {
  const found = await readAllMarks(byId("own-several"));
  if (!found.length) return;
  showCrowd(crowdOf(found));
  byId("own-crowd").focus();
  say(tell("own-crowd-count", { n: found.length }));
}

byId("own-save").addEventListener("click", saveMarks);
byId("own-load").addEventListener("change", loadOwn);
byId("own-several").addEventListener("change", loadSeveral);
byId("own-crowd-end").addEventListener("click", () => {
  showCrowd(null);
  byId("own-files").querySelector("summary").focus();
});
