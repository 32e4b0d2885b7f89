// One difference on a screen, for the projector: first the cards, then the facts with most weight.

const MOST_FACTS = 5;
field("step", (given) => Math.max(1, Math.floor(Number(given)) || 1), (value) => (value > 1 ? String(value) : ""));
flag("words");
const stepPart = byId("step");

const sentencesOf = (part) => all(JUMPS, part).map((link) => link.getAttribute("href"));

// A fact that a card shows already is not shown again.
function stepSources() {
  const cards = all(".card[id^='d-']");
  const covered = cards.map((card) => new Set(sentencesOf(card)));
  const told = (row) => covered.some((inside) => sentencesOf(row).every((id) => inside.has(id)));
  const facts = all("tr.differ[id], tr.only[id]", byId("facts") || root).filter((row) => !told(row));
  facts.sort((one, two) => Number(two.dataset.weight) - Number(one.dataset.weight));
  return cards.concat(facts.slice(0, MOST_FACTS));
}

const copies = (nodes) => Array.from(nodes, (node) => (node.nodeType === Node.ELEMENT_NODE ? copyOf(node) : node.cloneNode()));
const contents = (part) => (part ? copies(part.childNodes) : []);

// What stands on the screen for a card or a row: heading, question and the side of each article.
function readStep(source) {
  if (source.matches(".card")) {
    const ask = source.querySelector(".ask");
    return { head: contents(source.querySelector("h3")), ask: contents(ask), sides: copyOf(source.querySelector(".sides")) };
  }
  const heads = all("thead th", source.closest("table")).slice(1);
  const sides = make("dl", { class: "sides n" + Math.min(heads.length, 3) });
  all("td", source).forEach((cell, index) => {
    const answer = make("dd", {}, ...contents(cell));
    all("i:not([class])", answer).forEach((name) => name.remove());
    sides.append(make("div", { class: cell.matches(".gap") ? "gap" : "" }, make("dt", {}, ...contents(heads[index])), answer));
  });
  const head = [source.querySelector(".chip").textContent + " ", ...contents(source.querySelector("th .iso"))];
  return { head, ask: [tell(source.matches(".only") ? "step-ask-only" : "step-ask-differ")], sides };
}

function drawStep() {
  const sources = stepSources(), n = sources.length;
  state.step = Math.min(state.step, Math.max(n, 1));
  byId("step-count").textContent = n ? tell("step-count", { k: state.step, n }) : "";
  byId("step-before").setAttribute("aria-disabled", String(state.step <= 1));
  byId("step-after").setAttribute("aria-disabled", String(state.step >= n));
  byId("step-words").hidden = !n;
  byId("step-words").setAttribute("aria-expanded", String(state.words));
  byId("step-words").textContent = tell(state.words ? "step-cover" : "step-show");
  byId("step-sides").hidden = !state.words;
  const { head, ask, sides } = n ? readStep(sources[state.step - 1]) : { head: [tell("step-none")], ask: [], sides: "" };
  all(".fix-tools", sides || root.cloneNode()).forEach((tools) => tools.remove());
  byId("step-head").replaceChildren(...head);
  byId("step-ask").replaceChildren(...ask);
  byId("step-ask").hidden = !ask.length;
  byId("step-sides").replaceChildren(sides);
}

onShow(() => { if (state.mode === "step") drawStep(); });

function toStep(by) {
  const n = stepSources().length, next = state.step + by;
  if (next < 1 || next > n) {
    say(tell(by < 0 ? "step-first" : "step-last"));
    return;
  }
  change({ step: next, words: false });
  say(tell("step-count", { k: next, n }) + ". " + byId("step-head").textContent + ". " + byId("step-ask").textContent, false);
  if (stepPart.getBoundingClientRect().top < 0) stepPart.scrollIntoView({ block: "start" });
}

function endSteps() {
  const source = stepSources()[state.step - 1];
  change({ mode: "explore", at: source ? source.id : "" }, tell("mode-explore"));
  if (source) go(source.id, null);
}

byId("step-before").addEventListener("click", () => toStep(-1));
byId("step-after").addEventListener("click", () => toStep(1));
byId("step-words").addEventListener("click", () => change({ words: !state.words }));
byId("step-end").addEventListener("click", endSteps);
stepPart.addEventListener("keydown", (event) => {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!by || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  toStep(by);
});
// Who enters by the menu can go on with the arrow keys at once.
all("[data-mode-to='step']").forEach((button) => button.addEventListener("click", () => {
  change({ step: 1, words: false });
  byId("step-head").focus();
}));
