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

function showNames() {
  readNames();
  names.splice(0, names.length, ...names.filter(({ element, copied }) => !copied || element.isConnected));
  names.forEach(({ element, text }) => {
    const wanted = state.blind ? element.dataset.mask : text;
    if (element.firstChild && element.firstChild.data !== wanted) element.firstChild.data = wanted;
    element.toggleAttribute("data-masked", state.blind);
  });
  document.title = state.blind ? coverNames(pageTitle) : pageTitle;
  NAMED.forEach((attribute) => all("[" + attribute + "]").forEach((element) => coverAttribute(element, attribute)));
}

const ownAttributes = new WeakMap();
function coverAttribute(element, attribute) {
  const kept = ownAttributes.get(element) || {};
  const text = attribute in kept ? kept[attribute] : element.getAttribute(attribute);
  const covered = coverNames(text);
  if (covered === text) return;
  ownAttributes.set(element, { ...kept, [attribute]: text });
  element.setAttribute(attribute, state.blind ? covered : text);
}

// A text (a file to save, a title) with each name of the page replaced by what covers it, the longest first.
function coverNames(text) {
  const masks = new Map(names.map((name) => [name.text, name.element.dataset.mask]));
  const ordered = Array.from(masks.keys()).sort((one, two) => two.length - one.length);
  return ordered.reduce((rest, name) => rest.replaceAll(name, masks.get(name)), text);
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
