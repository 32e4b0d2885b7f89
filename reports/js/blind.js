// Blind reading: the names of outlets and writers covered wherever they stand, and one question when they are shown.

const nameTexts = new Map();
const names = [];
const NAMED = ["title", "alt", "aria-label", "aria-description", "placeholder"];
const pageTitle = document.title;

// Names that came into the page with a part made later are found here; a covered one has no text of its own.
function readNames() {
  all(".nm:not([data-masked])").forEach((element) => {
    if (nameTexts.has(element)) return;
    nameTexts.set(element, element.textContent);
    names.push({ element, text: element.textContent });
  });
}

let covering = false; // was anything covered yet? Until then there is nothing to uncover.

function showNames() {
  readNames();
  covering = covering || state.blind;
  if (!covering) return;
  names.splice(0, names.length, ...names.filter(({ element, copied }) => !copied || element.isConnected));
  names.forEach(({ element, text }) => {
    const wanted = state.blind ? element.dataset.mask : text;
    if (element.firstChild && element.firstChild.data !== wanted) element.firstChild.data = wanted;
    element.toggleAttribute("data-masked", state.blind);
  });
  const masks = masksInOrder();
  document.title = state.blind ? coverNames(pageTitle, masks) : pageTitle;
  NAMED.forEach((attribute) => all("[" + attribute + "]").forEach((element) => coverAttribute(element, attribute, masks)));
}

const ownAttributes = new WeakMap();
function coverAttribute(element, attribute, masks) {
  const kept = ownAttributes.get(element) || {};
  const text = attribute in kept ? kept[attribute] : element.getAttribute(attribute);
  const covered = coverNames(text, masks);
  if (covered === text) return;
  ownAttributes.set(element, { ...kept, [attribute]: text });
  element.setAttribute(attribute, state.blind ? covered : text);
}

// Each name of the page with what covers it, the longest first.
function masksInOrder() {
  const masks = new Map(names.map((name) => [name.text, name.element.dataset.mask]));
  return Array.from(masks).sort(([one], [two]) => two.length - one.length);
}

// A text (a file to save, a title) with every name covered.
function coverNames(text, masks = masksInOrder()) {
  return masks.reduce((rest, [name, mask]) => rest.replaceAll(name, mask), text);
}

// A copy for another part of the page: no ids, and its names can be covered and shown like the first ones.
function copyOf(element) {
  const copy = element.cloneNode(true);
  const into = all(".nm", copy);
  all(".nm", element).forEach((from, index) => {
    if (!nameTexts.has(from)) return;
    nameTexts.set(into[index], nameTexts.get(from));
    names.push({ element: into[index], text: nameTexts.get(from), copied: true });
  });
  all("[id]", copy).concat(copy).forEach((part) => part.removeAttribute("id"));
  return copy;
}

function toggleBlind() {
  change({ blind: !state.blind }, tell(state.blind ? "blind-off" : "blind-on"));
  byId("asked").hidden = state.blind;
}

function closeAsked() {
  byId("asked").hidden = true;
  (byId("b-blind").checkVisibility() ? byId("b-blind") : menu.querySelector("summary")).focus();
}

readNames();
if (byId("b-blind")) {
  byId("b-blind").addEventListener("click", toggleBlind);
  byId("asked-close").addEventListener("click", closeAsked);
}
