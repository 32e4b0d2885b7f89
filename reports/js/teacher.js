// Teacher mode: delete, add and re-word marks, facts and differences; every change can be undone.

const fixes = []; // { edit, records, told }
const fixDialog = byId("fix-dialog");
let fixSaved = 0, fixNow = null, fixFrom = null, fixRange = null;

// What the browser noted while `act` changed the page is what it takes to undo it.
function watched(act) {
  const observer = new MutationObserver(() => {});
  observer.observe(root, { subtree: true, childList: true, attributes: true, attributeOldValue: true,
    characterData: true, characterDataOldValue: true });
  act();
  const records = observer.takeRecords();
  observer.disconnect();
  return records;
}

function takeBack(record) {
  const { target } = record;
  if (record.type === "characterData") target.data = record.oldValue;
  else if (record.type === "attributes" && record.oldValue === null) target.removeAttribute(record.attributeName);
  else if (record.type === "attributes") target.setAttribute(record.attributeName, record.oldValue);
  else {
    record.addedNodes.forEach((node) => node.remove());
    const next = record.nextSibling && record.nextSibling.parentNode === target ? record.nextSibling : null;
    record.removedNodes.forEach((node) => target.insertBefore(node, next));
  }
}

// Changes are made on the names themselves, not on what covers them.
function uncovered(act) {
  const { blind } = state;
  state.blind = false;
  showNames();
  const result = act();
  nameTexts.clear();
  names.length = 0;
  state.blind = blind;
  show();
  return result;
}

function fix(edit, told) {
  closeNote();
  const records = uncovered(() => watched(() => applyEdit(root, edit)));
  fixes.push({ edit, records, told });
  listFixes();
  say(told);
}

function undoFix() {
  const last = fixes.pop();
  if (!last) return say(tell("fix-nothing"));
  closeNote();
  uncovered(() => last.records.reverse().forEach(takeBack));
  fixSaved = Math.min(fixSaved, fixes.length);
  listFixes();
  return say(tell("fix-undone", { told: last.told }));
}

function listFixes() {
  const n = fixes.length;
  byId("fix-count").textContent = n ? tell("fix-count", { n }) : tell("fix-count-none");
  byId("fix-list").replaceChildren(...fixes.map(({ told }) => make("li", {}, told)));
  byId("fix-undo").setAttribute("aria-disabled", String(!n));
}

// ---- the buttons at each mark, fact and difference

const kindOf = (part) => (part.matches("li") ? "mark" : part.matches("tr") ? "fact" : "card");
function nameOf(part) {
  const words = { mark: ".gist .m", fact: "th .iso", card: "h3" }[kindOf(part)];
  return quote(coverIf(part.querySelector(words).textContent));
}
const coverIf = (text) => (state.blind ? coverNames(text) : text);

function fixButton(what, part) {
  return make("button", { type: "button", "data-fix": what, "data-of": part.id }, tell("fix-" + what),
    make("span", { class: "vh" }, " " + tell("fix-this-" + kindOf(part), { name: nameOf(part) })));
}

function toolsFor(part) {
  return make("div", { class: "fix-tools", "data-in": "teach" }, fixButton("change", part), fixButton("delete", part));
}

// For mouse and touch; by keyboard the same buttons stand at the note.
function popTools(note) {
  const tools = toolsFor(note);
  tools.setAttribute("aria-hidden", "true");
  all("button", tools).forEach((button) => { button.tabIndex = -1; });
  return tools;
}

// The buttons stay, as one of them may have the focus; what they name may have changed.
function rename(tools, part) {
  const about = tell("fix-this-" + kindOf(part), { name: nameOf(part) });
  all(".vh", tools).forEach((name) => { if (name.textContent !== " " + about) name.textContent = " " + about; });
}

function addTools() {
  all("#notes li[id^='n-'], tr[id^='f-'], .card[id^='d-']").forEach((part) => {
    const tools = part.querySelector(".fix-tools");
    if (tools) rename(tools, part);
    else (part.matches("tr") ? part.querySelector("th") : part).append(toolsFor(part));
  });
}

onShow(() => { if (state.mode === "teach") addTools(); });

function deletePart(part, from) {
  const sentence = from.closest("#pop") && owner.closest(".s");
  const like = all(part.matches("li") ? "#notes li[id^='n-']" : part.matches("tr") ? "tr[id^='f-']" : ".card[id^='d-']");
  const at = like.indexOf(part), next = like[at + 1] || like[at - 1] || part.closest("section");
  fix({ what: "delete-" + kindOf(part), id: part.id }, tell("fix-deleted-" + kindOf(part), { name: nameOf(part) }));
  closeNote();
  (sentence || next).focus({ preventScroll: true });
  if (!sentence) next.scrollIntoView({ block: "nearest" });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-fix]");
  if (!button) return;
  const part = byId(button.dataset.of);
  if (button.dataset.fix === "delete") deletePart(part, button);
  else openFix(kindOf(part), part, button);
});

// ---- the form

const WANTED = { mark: ["fix-reason"], "add-mark": ["fix-reason"], fact: ["fix-label"], "add-fact": ["fix-label"], card: ["fix-question"] };
const setField = (id, text) => { byId(id).value = text; };

function openFix(kind, part, from) {
  closeNote();
  fixNow = { kind, part };
  fixFrom = from;
  byId("fix-title").textContent = tell("fix-title-" + kind);
  byId("fix-where").textContent = part ? nameOf(part) : "";
  byId("fix-error").textContent = "";
  all("[data-for]", fixDialog).forEach((group) => { group.hidden = !group.dataset.for.split(" ").includes(kind); });
  ["fix-reason", "fix-neutral", "fix-label", "fix-question"].forEach((id) => setField(id, ""));
  if (kind === "mark") fillMark(part);
  if (kind === "fact") setField("fix-label", part.querySelector("th .iso").textContent);
  if (kind === "card") setField("fix-question", part.querySelector(".ask") ? part.querySelector(".ask").textContent : "");
  if (kind === "add-fact") all("[data-ids]", fixDialog).forEach((input) => { input.value = ""; });
  fixDialog.showModal();
  byId("fix-title").focus();
}

function fillMark(note) {
  setField("fix-category", note.querySelector(".letter").textContent.trim());
  setField("fix-reason", note.querySelector(".reason").textContent);
  const plainer = Array.from(note.querySelectorAll(".gist b")).find((part) => !part.matches(".letter"));
  const after = [];
  for (let node = plainer && plainer.nextSibling; node && !(node.matches && node.matches(".whose")); node = node.nextSibling) after.push(node.textContent);
  setField("fix-neutral", after.join("").trim().replace(/\.$/, "").replace(/^[“"](.*)[”"]$/, "$1"));
}

// Words of a sentence for the two lists; names stand there as they are covered.
const sentenceWords = (id) => Array.from(textOf(byId(id).querySelector(".t")).matchAll(WORDS), (match) =>
  ({ from: match.index, to: match.index + match[0].length, text: match[0] }));

function fillWords(first, last) {
  const options = () => sentenceWords(byId("fix-sentence").value).map((word, index) => make("option", { value: index }, index + 1 + " " + word.text));
  byId("fix-first").replaceChildren(...options());
  byId("fix-last").replaceChildren(...options());
  byId("fix-first").selectedIndex = first;
  byId("fix-last").selectedIndex = last;
  previewMark();
}

function chosenWords() {
  const sentence = byId("fix-sentence").value, words = sentenceWords(sentence);
  const first = words[byId("fix-first").selectedIndex], last = words[byId("fix-last").selectedIndex];
  if (!first || !last || last.from < first.from) return null;
  const text = textOf(byId(sentence).querySelector(".t")).slice(first.from, last.to);
  return { sentence, first: first.from, last: last.to, text };
}

function previewMark() {
  const chosen = chosenWords();
  byId("fix-preview").textContent = chosen ? quote(chosen.text) : tell("fix-order");
}

function openAddMark(from, range) {
  if (state.blind) return say(tell("fix-not-blind"));
  const start = range || { sentence: byId("fix-sentence").value, first: 0, last: 0, said: false };
  setField("fix-sentence", start.sentence);
  setField("fix-voice", start.said ? "quoted" : "outlet");
  setField("fix-category", "W");
  openFix("add-mark", null, from);
  return fillWords(start.first, start.last);
}

// The words that are selected in one sentence, as { sentence, first, last (word numbers), said }.
function selectedWords() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0), start = range.startContainer.parentElement;
  const sentence = start && start.closest(".s");
  if (!sentence || !sentence.contains(range.endContainer)) return null;
  const lengthTo = (node, offset) => {
    const before = document.createRange();
    before.setStart(sentence.querySelector(".t"), 0);
    before.setEnd(node, offset);
    const copy = make("div", {}, before.cloneContents());
    all(".k, .vh", copy).forEach((part) => part.remove());
    return copy.textContent.length;
  };
  const from = lengthTo(range.startContainer, range.startOffset), to = lengthTo(range.endContainer, range.endOffset);
  const inside = sentenceWords(sentence.id).map((word, index) => ({ ...word, index })).filter((word) => word.to > from && word.from < to);
  if (!inside.length) return null;
  return { sentence: sentence.id, first: inside[0].index, last: inside[inside.length - 1].index, said: Boolean(start.closest(".sd")) };
}

// ---- keeping what the form says

const nextId = (prefix, parts) => prefix + (1 + Math.max(0, ...all(parts).map((part) => Number(part.id.slice(prefix.length)) || 0)));

const markValues = () => ({ category: byId("fix-category").value, reason: byId("fix-reason").value.trim(),
  neutral: byId("fix-neutral").value.trim(), name: byId("fix-category").selectedOptions[0].dataset.name });

function readFix({ kind, part }) {
  const empty = WANTED[kind].map(byId).find((input) => !input.value.trim());
  if (empty) {
    empty.focus();
    return tell("fix-empty", { field: empty.labels[0].textContent.trim() });
  }
  if (kind === "mark") return { what: "change-mark", id: part.id, ...markValues() };
  if (kind === "fact") return { what: "change-fact", id: part.id, label: byId("fix-label").value.trim() };
  if (kind === "card") return { what: "change-card", id: part.id, question: byId("fix-question").value.trim() };
  if (kind === "add-fact") return readFact();
  const chosen = chosenWords();
  if (!chosen) return tell("fix-order");
  return { what: "add-mark", id: nextId("n-T", "#notes li[id^='n-T']"), ...chosen, ...markValues(), voice: byId("fix-voice").value };
}

function readFact() {
  const ids = {}, wrong = [];
  all("[data-ids]", fixDialog).forEach((input) => {
    const given = input.value.toUpperCase().split(/[\s,;]+/).filter(Boolean), label = input.dataset.ids;
    ids[label] = Array.from(new Set(given));
    const known = (id) => byId(id) && byId(id).matches("article[data-label='" + CSS.escape(label) + "'] .s");
    wrong.push(...given.filter((id) => !known(id)));
  });
  const told = Object.values(ids).filter((list) => list.length).length;
  if (wrong.length) return tell("fix-no-sentence", { ids: wrong.join(", ") });
  if (!told) return tell("fix-no-ids");
  return { what: "add-fact", id: nextId("f-", "tr[id^='f-']"), label: byId("fix-label").value.trim(), ids,
    status: told === 1 ? "only" : byId("fix-status").value, weight: byId("fix-weight").value };
}

function keepFix() {
  const edit = readFix(fixNow);
  byId("fix-error").textContent = typeof edit === "string" ? edit : "";
  if (typeof edit === "string") return;
  const name = fixNow.part ? nameOf(fixNow.part) : quote(edit.text || edit.label);
  const from = fixFrom, { part } = fixNow;
  fixDialog.close();
  fix(edit, tell("fix-did-" + fixNow.kind, { name }));
  const target = part || byId(edit.id);
  if (edit.what.startsWith("add")) { jump(edit.id, from); return; }
  const again = target.querySelector("[data-fix='change']");
  (again || from).focus();
}

byId("fix-undo").addEventListener("click", undoFix);
byId("fix-add-mark").addEventListener("click", () => openAddMark(byId("fix-add-mark"), null));
byId("fix-selected").addEventListener("click", () => {
  const range = selectedWords() || fixRange;
  if (range) openAddMark(byId("fix-selected"), range);
  else say(tell("fix-select-first"));
});
if (byId("fix-add-fact")) byId("fix-add-fact").addEventListener("click", () => openFix("add-fact", null, byId("fix-add-fact")));
document.addEventListener("selectionchange", () => { if (state.mode === "teach" && !fixDialog.open) fixRange = selectedWords() || (getSelection().isCollapsed ? null : fixRange); });
byId("fix-first").addEventListener("change", () => {
  const last = byId("fix-last");
  last.selectedIndex = Math.max(last.selectedIndex, byId("fix-first").selectedIndex);
});
["fix-first", "fix-last"].forEach((id) => byId(id).addEventListener("change", previewMark));
byId("fix-sentence").addEventListener("change", () => fillWords(0, 0));
byId("fix-keep").addEventListener("click", keepFix);
byId("fix-cancel").addEventListener("click", () => fixDialog.close());
addEventListener("beforeunload", (event) => { if (fixes.length > fixSaved) event.preventDefault(); });
