// Search: case and accents do not count. The words looked for are part of the address.

field("find", (given) => (given || "").slice(0, 200), (value) => value);
flag("findall");
const finder = byId("finder");
const LISTED = 200, AROUND = 30;
let finderOpen = false, hits = [], hitNow = -1, findTimer = 0, lookedFor = null;

// The text in small letters without accents, and for each of its characters the place in the first text.
function foldText(text) {
  let folded = "";
  const places = [];
  for (let at = 0; at < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(at));
    const plain = foldCharacter(character);
    if (plain !== " " || !folded.endsWith(" ")) {
      folded += plain;
      for (let index = 0; index < plain.length; index += 1) places.push(at);
    }
    at += character.length;
  }
  places.push(text.length);
  return { folded, places };
}

const ALIKE = { "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-", "ß": "ss" };
function foldCharacter(character) {
  if (/\s/.test(character)) return " ";
  return ALIKE[character] || character.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

// Where it is looked for: the sentences, and by choice every paragraph, cell and heading of the findings.
function findUnits() {
  const units = all(".s").map((sentence) => ({ target: sentence, holder: sentence.querySelector(".t"), label: sentence.closest("article").dataset.label }));
  if (!state.findall || state.mode === "read") return units;
  const blocks = "p, li, dt, dd, td, th, h2, h3, h4, caption, summary";
  return units.concat(all("#findings :is(" + blocks + ")").filter((block) => !block.querySelector(blocks))
    .map((block) => ({ target: block, holder: block, label: "" })));
}

// The text as findRange() sees it.
function textOf(holder) {
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest(".k, .vh")) text += node.data;
  }
  return text;
}

function findHits(words) {
  const wanted = foldText(words).folded.trim();
  if (!wanted) return [];
  return findUnits().flatMap((unit) => {
    const text = textOf(unit.holder), { folded, places } = foldText(text);
    const found = [];
    for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
      const first = places[at];
      let last = at + wanted.length;
      while (last < places.length - 1 && places[last] === places[last - 1]) last += 1;
      found.push({ ...unit, first, last: places[last], text });
    }
    return found;
  });
}

// ---- showing what is found

function findCounts() {
  if (!state.find.trim()) return "";
  const labels = all(".columns article").map((article) => article.dataset.label);
  const counts = labels.map((label) => tell("only-count", { n: hits.filter((hit) => hit.label === label).length, label }));
  const rest = hits.filter((hit) => !hit.label).length;
  if (state.findall && state.mode !== "read") counts.push(tell("find-rest", { n: rest }));
  return (hitNow >= 0 ? tell("step-count", { k: hitNow + 1, n: hits.length }) + " · " : "") + counts.join(", ");
}

const listLink = (hit, index) => {
  const name = hit.target.id || tell("find-place");
  const link = make("a", { href: "#" + hit.target.id }, name);
  link.addEventListener("click", (event) => { event.preventDefault(); event.stopPropagation(); toHit(index, link); });
  const before = hit.text.slice(Math.max(0, hit.first - AROUND), hit.first), after = hit.text.slice(hit.last, hit.last + AROUND);
  return make("li", {}, link, " … " + before, make("b", {}, hit.text.slice(hit.first, hit.last)), after + " …");
};

function drawFound() {
  if (window.CSS && CSS.highlights) {
    const ranges = hits.map((hit) => findRange(hit.holder, hit.first, hit.last));
    CSS.highlights.set("find", new Highlight(...ranges.filter((range, index) => range && index !== hitNow)));
    CSS.highlights.set("find-now", new Highlight(...(ranges[hitNow] ? [ranges[hitNow]] : [])));
  }
  if (byId("find-count").textContent !== findCounts()) byId("find-count").textContent = findCounts();
}

function clearFound() {
  hits = [];
  hitNow = -1;
  lookedFor = null;
  if (window.CSS && CSS.highlights) ["find", "find-now"].forEach((name) => CSS.highlights.delete(name));
}

onShow(() => {
  const open = (finderOpen || Boolean(state.find)) && ["read", "explore", "teach"].includes(state.mode);
  finder.hidden = !open;
  root.toggleAttribute("data-finding", open);
  byId("b-find").setAttribute("aria-expanded", String(open));
  if (!open) { clearFound(); return; }
  if (document.activeElement !== byId("find-text")) byId("find-text").value = state.find;
  byId("find-all").checked = state.findall;
  const asked = [state.find, state.findall, state.mode === "read"].join();
  if (asked !== lookedFor) hitNow = -1;
  lookedFor = asked;
  hits = findHits(state.find);
  byId("find-places").hidden = !hits.length;
  byId("find-list").replaceChildren(...hits.slice(0, LISTED).map(listLink));
  drawFound();
});

// ---- moving

// `from`: where the way back leads; without it only the page moves and the cursor stays in the field.
function toHit(index, from) {
  if (!hits.length) return;
  hitNow = (index + hits.length) % hits.length;
  const { target } = hits[hitNow];
  openAround(target);
  if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
  if (from) {
    if (!trail.length || trail[trail.length - 1].link !== from) trail.push({ link: from, at: state.at });
    target.focus({ preventScroll: true });
    showBack();
  }
  bring(target, "center");
  drawFound();
}

function openFinder() {
  finderOpen = true;
  closeMenu();
  show();
  byId("find-text").focus();
}

function closeFinder() {
  const inside = finder.contains(document.activeElement);
  finderOpen = false;
  byId("find-text").value = "";
  change({ find: "" }, tell("find-ended"));
  while (trail.length && finder.contains(trail[trail.length - 1].link)) trail.pop();
  showBack();
  if (inside) menu.querySelector("summary").focus();
}

function lookNow() {
  clearTimeout(findTimer);
  if (byId("find-text").value === state.find) return;
  finderOpen = true;
  change({ find: byId("find-text").value });
}

byId("b-find").addEventListener("click", openFinder);
byId("find-end").addEventListener("click", closeFinder);
byId("find-text").addEventListener("input", () => {
  clearTimeout(findTimer);
  findTimer = setTimeout(lookNow, 150);
});
byId("find-text").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  lookNow();
  toHit(hitNow + (event.shiftKey ? -1 : 1), null);
});
byId("find-all").addEventListener("change", () => change({ findall: byId("find-all").checked }));
byId("find-after").addEventListener("click", () => { lookNow(); toHit(hitNow + 1, byId("find-after")); });
byId("find-before").addEventListener("click", () => { lookNow(); toHit(hitNow < 0 ? -1 : hitNow - 1, byId("find-before")); });
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || finder.hidden || !pop.hidden || menu.open || document.querySelector("dialog[open]")) return;
  event.stopImmediatePropagation();
  closeFinder();
});
// Where the search line lies at the bottom, what else lies there keeps clear of it.
tellHeight(finder, "--finder");
