// Reveal: own marks beside those of the tool, in three lists. Counts only, never a grade.

let revealed = false;
const toolWhys = new Map(); // what the pupil says to a mark of the tool, by the id of its note

// The tool's marks with the reasons as the notes of this page give them: { id, sentence, from, to, kind, gist }.
function toolMarks() {
  return all("#notes li[id^='n-']").flatMap((note) => {
    const link = note.querySelector(JUMPS + "[data-w]"), letter = note.querySelector(".letter");
    const sentence = link && sentences.get(link.getAttribute("href").slice(1));
    if (!sentence || !letter || note.closest("[hidden]")) return [];
    const [from, to] = link.dataset.w.split("-").map(Number);
    return [{ id: note.id, sentence, from, to, kind: letter.textContent.trim(), gist: note.querySelector(".gist"),
      text: sentence.text.slice(from, to) }];
  });
}

const meets = (one, other) => one.sentence === other.sentence && one.from < other.to && other.from < one.to;
const wordsIn = ({ sentence, from, to }) => sentence.words.filter((word) => word.from < to && from < word.to);

function whyLine(label, about, value, take) {
  const input = make("input", { type: "text", maxlength: "300", autocomplete: "off" });
  input.value = value;
  input.addEventListener("input", () => { take(input.value); ownUnsaved = true; });
  return make("label", { class: "own-why" }, label, make("span", { class: "vh" }, " (" + about + ")"), " ", input);
}

function shownText({ sentence, from, to }) {
  let text = "", at = from;
  wordsIn({ sentence, from, to }).forEach((word) => {
    if (!state.blind || !word.mask) return;
    text += sentence.text.slice(at, Math.max(at, word.mask.from)) + word.mask.mask;
    at = Math.max(at, word.mask.to);
  });
  return text + sentence.text.slice(at, Math.max(at, to));
}

const jumpTo = ({ sentence, from, to }) =>
  make("a", { href: "#" + sentence.id, "data-w": `${from}-${to}` }, sentence.id);

function ownLine(phrase) {
  return make("p", {}, jumpTo(phrase), " ", make("span", { class: "iso ev" }, tell("own-quoted", { text: shownText(phrase) })),
    " ", tell("own-you"), " ", make("b", { class: "letter" }, phrase.kind), " ", kindName(phrase.kind) + ".");
}

function toolLine(mark, linked) {
  const gist = mark.gist.querySelector("p").cloneNode(true);
  [gist, ...all("[id]", gist)].forEach((element) => element.removeAttribute("id"));
  gist.prepend(...(linked ? [jumpTo(mark), " "] : [tell("own-the-tool"), " "]));
  return gist;
}

function fill(name, items) {
  byId("own-" + name).replaceChildren(...(items.length ? items : [make("li", { class: "none" }, tell("own-none"))]));
  byId("own-n-" + name).textContent = "(" + items.length + ")";
}

const keepWhy = (phrase) => (text) => phrase.words.forEach((word) => { word.why = text; });
const askOwn = (phrase) => whyLine(tell("own-why"), shownText(phrase), phrase.why, keepWhy(phrase));

function drawLists() {
  const own = ownPhrases(), tool = toolMarks();
  const pairs = own.map((phrase) => ({ phrase, marks: tool.filter((mark) => meets(phrase, mark)) }));
  fill("both", pairs.filter(({ marks }) => marks.length).map(({ phrase, marks }) =>
    make("li", {}, ownLine(phrase), ...marks.map((mark) => toolLine(mark, false)), askOwn(phrase))));
  fill("you", pairs.filter(({ marks }) => !marks.length).map(({ phrase }) =>
    make("li", {}, ownLine(phrase), askOwn(phrase))));
  fill("tool", tool.filter((mark) => !own.some((phrase) => meets(phrase, mark))).map((mark) =>
    make("li", {}, toolLine(mark, true), whyLine(tell("own-would-not"), shownText(mark), toolWhys.get(mark.id) || "",
      (text) => toolWhys.set(mark.id, text)))));
  const yours = own.flatMap((phrase) => phrase.words), marked = new Set(tool.flatMap(wordsIn));
  byId("own-words").textContent = tell("own-words", { n: countWords(yours),
    both: countWords(yours.filter((word) => marked.has(word))) }) + " "
    + tell("own-tool-words", { n: countWords(Array.from(marked)) });
}

function toggleReveal() {
  revealed = !revealed;
  showReveal();
  if (!revealed) return say(tell("own-hidden"));
  byId("h-own-results").focus({ preventScroll: true });
  byId("h-own-results").scrollIntoView({ block: "start" });
  return say(byId("own-words").textContent);
}

function showReveal() {
  byId("own-results").hidden = !revealed;
  byId("own-reveal").setAttribute("aria-expanded", String(revealed));
  byId("own-reveal").textContent = tell(revealed ? "own-unreveal" : "own-reveal");
  if (revealed) drawLists();
}

ownChanged.push(showReveal);
byId("own-reveal").addEventListener("click", toggleReveal);
byId("own-answer").addEventListener("input", () => { ownUnsaved = true; });
