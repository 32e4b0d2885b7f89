// Helpers, the messages, and the state of the page. The state lives in the address only (#mode=…).

const root = document.documentElement;
const pristine = root.cloneNode(true); // the page as it was opened, for a corrected copy of it
const byId = (id) => document.getElementById(id);

// What lies at an edge of the window tells its height to the style, so that nothing lies under it.
function tellHeight(element, name) {
  new ResizeObserver(() => root.style.setProperty(name, element.offsetHeight + "px")).observe(element);
}

// Links to a sentence have no class: there are hundreds of them.
const JUMPS = "a[href]:not([class])";
const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...children);
  return element;
}

// ---- messages

const messages = JSON.parse(byId("messages").textContent);

// The message with its {gaps} filled. A list holds the forms for one and for many; {n} decides.
function tell(key, values = {}) {
  const given = messages[key];
  const form = Array.isArray(given) ? given[values.n === 1 ? 0 : 1] : given;
  return form.replace(/\{(\w+)\}/g, (gap, name) => (name in values ? values[name] : gap));
}

// What the screen shows anyway is told to ears only.
function say(text, seen = true) {
  byId("say").textContent = text;
  byId("say").classList.toggle("vh", !seen);
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { byId("say").textContent = ""; }, 8000);
}

// ---- state: each part of the page adds its own fields and what it shows of them

const fields = new Map();
const views = [];
let state = {};

// `read` turns the text of the address (or null) into a value, `write` a value into text ("" for none).
function field(name, read, write) { fields.set(name, { read, write }); }

function flag(name) { field(name, (given) => given === "1", (value) => (value ? "1" : "")); }

// `show` is called after every change of the state.
function onShow(show) { views.push(show); }

function readState() {
  const text = location.hash.slice(1);
  const given = new URLSearchParams(text.includes("=") ? text : "");
  const found = {};
  fields.forEach(({ read }, name) => { found[name] = read(given.get(name)); });
  if (text && !text.includes("=")) found.at = decode(text);
  return found;
}

// An address cut short or typed by hand must do no harm.
function decode(text) {
  try { return decodeURIComponent(text); } catch { return ""; }
}

function address() {
  const parts = [];
  fields.forEach(({ write }, name) => {
    const text = write(state[name]);
    if (text) parts.push(name + "=" + encodeURIComponent(text));
  });
  return "#" + parts.join("&");
}

function save(push) {
  history[push ? "pushState" : "replaceState"](null, "", address());
}

function show() { views.forEach((view) => view(state)); }

function change(update, message) {
  Object.assign(state, update);
  save(false);
  show();
  if (message) say(message);
}

function press(id, on) {
  const button = byId(id);
  if (button) button.setAttribute("aria-pressed", String(on));
}

// A file for the reader to keep: made here, sent nowhere. Names that are covered in the page are covered in it too.
function download(name, type, content, whole = false) {
  const shown = state.blind && !whole ? coverNames(content) : content;
  const url = URL.createObjectURL(new Blob([shown], { type }));
  const link = make("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
