// The ways to read the page, and what may be switched in them: kinds of marks, only in one, hidden outlets.

const MODES = [...(root.hasAttribute("data-excerpts") ? [] : ["read", "mark"]), "explore", "step", "teach"];
const KINDS = ["W", "V", "H", "L", "M"];

field("mode", (given) => (MODES.includes(given) ? given : root.dataset.start), (value) => value);
flag("blind");
flag("only");
flag("speaker");
field("off", (given) => KINDS.filter((kind) => (given || "").includes(kind)), (value) => value.join(""));
field("at", (given) => given || "", (value) => value);

const marksShown = () => state.mode === "explore" || state.mode === "teach";

onShow(() => {
  root.dataset.mode = state.mode;
  root.dataset.off = state.off.join(" ");
  root.toggleAttribute("data-speaker", state.speaker);
  root.toggleAttribute("data-only", state.only && marksShown());
  root.toggleAttribute("data-blind", state.blind);
  KINDS.forEach((kind) => { byId("c-" + kind).checked = !state.off.includes(kind); });
  byId("c-S").checked = state.speaker;
  press("b-only", state.only);
  press("b-blind", state.blind);
  byId("b-mode").textContent = tell(marksShown() ? "clean-text" : "show-marks");
  byId("b-mode").classList.toggle("main", !marksShown());
  all("[data-mode-to]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.modeTo === state.mode)));
  showLinks();
  showNames();
});

// A mark that is switched off is plain text: no link, no tab stop.
function showLinks() {
  all("a.mk").forEach((link) => {
    link.dataset.href = link.dataset.href || link.getAttribute("href");
    const on = marksShown() && !state.off.includes(link.dataset.c);
    if (on) link.setAttribute("href", link.dataset.href);
    else link.removeAttribute("href");
  });
}

// What the reader looks at stays where it is, while things come and go above it: the bar, or the first
// sentence below a bar that sticks to the edge.
function inPlace(act) {
  const bar = document.querySelector(".bar").getBoundingClientRect();
  const kept = bar.top > 0 ? document.querySelector(".bar") : all(".s").find((sentence) =>
    sentence.checkVisibility() && sentence.getBoundingClientRect().top >= Math.max(0, bar.bottom));
  const before = kept && kept.getBoundingClientRect().top;
  root.toggleAttribute("data-keeping", true);
  act();
  if (kept && kept.checkVisibility()) scrollBy({ top: kept.getBoundingClientRect().top - before, behavior: "instant" });
  requestAnimationFrame(() => requestAnimationFrame(() => root.toggleAttribute("data-keeping", false)));
}

function toMode(mode) {
  inPlace(() => change({ mode, at: "" }, tell("mode-" + mode)));
}

function toggleOnly() {
  const counts = all(".columns article").map((article) =>
    tell("only-count", { n: article.querySelectorAll(".s.only").length, label: article.dataset.label }));
  change({ only: !state.only }, state.only ? tell("only-off") : tell("only-on", { counts: counts.join(", ") }));
}

function toggleKind(box) {
  const name = box.closest("label").textContent.trim().replace(/\s+/g, " ");
  const message = tell(box.checked ? "kind-on" : "kind-off", { name });
  if (box.value === "S") change({ speaker: box.checked }, message);
  else change({ off: KINDS.filter((kind) => !byId("c-" + kind).checked) }, message);
}

all("#b-mode, #b-only").forEach((button) => { button.hidden = false; });
byId("b-mode").addEventListener("click", () => toMode(marksShown() ? "read" : "explore"));
if (byId("b-only")) byId("b-only").addEventListener("click", toggleOnly);
all(".cats input").forEach((box) => box.addEventListener("change", () => toggleKind(box)));
all("[data-mode-to]").forEach((button) => button.addEventListener("click", () => {
  closeMenu();
  toMode(button.dataset.modeTo);
}));
