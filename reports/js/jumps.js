// Jumps between words, facts and notes, with a way back and the exact words shown.

const trail = [];

function jump(id, from) {
  if (!go(id, from)) return false;
  if (from) trail.push({ link: from, at: state.at });
  state.at = id;
  save(true);
  showBack();
  return true;
}

function openAround(element) {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    if (parent.tagName === "DETAILS") parent.open = true;
  }
}

function go(id, from) {
  const target = byId(id);
  if (!target) return false;
  openAround(target);
  bringIn(target);
  if (!target.checkVisibility()) {
    change({ mode: "explore" });
    if (!target.checkVisibility()) return false;
  }
  target.focus({ preventScroll: true });
  bring(target, target.matches("section, footer") ? "start" : "center");
  highlight(target, from);
  return true;
}

// Gliding past many screens takes long and makes dizzy; what is higher than the screen is shown from its top.
// In a long report the parts on the way are drawn only now, and move the target: so once more, at once.
function bring(target, where) {
  const { top, height } = target.getBoundingClientRect();
  const block = height > 0.8 * innerHeight ? "start" : where;
  target.scrollIntoView({ block, behavior: Math.abs(top) > 3 * innerHeight ? "instant" : "auto" });
  if (!target.closest(".long")) return;
  target.scrollIntoView({ block, behavior: "instant" });
  requestAnimationFrame(() => requestAnimationFrame(() => target.scrollIntoView({ block, behavior: "instant" })));
}

function showBack() {
  const last = trail[trail.length - 1];
  byId("back").hidden = !last;
  if (last) byId("back").textContent = tell("back-to", { place: place(last.link) });
}

function place(link) {
  const holder = link.closest(".s, tr[id], .card[id], li[id]");
  if (!holder) return tell("place-before");
  if (holder.matches(".s")) return holder.id;
  if (holder.matches("tr")) return tell("place-fact", { name: holder.querySelector(".chip").textContent });
  return tell(holder.matches(".card") ? "place-difference" : "place-note");
}

function back() {
  const last = trail.pop();
  showBack();
  if (!last) return;
  openAround(last.link);
  state.at = last.at;
  save(false);
  clearHighlight();
  last.link.focus({ preventScroll: true });
  bring(last.link, "center");
}

// The exact words of a finding, shown with the browser's own highlights where it has them.
function highlight(target, from) {
  clearHighlight();
  if (!from || !from.dataset.w || state.blind || !window.Highlight || !CSS.highlights) return;
  const range = findRange(target.querySelector(".t"), ...from.dataset.w.split("-").map(Number));
  if (range) CSS.highlights.set("found", new Highlight(range));
}

function clearHighlight() {
  if (window.CSS && CSS.highlights) CSS.highlights.delete("found");
}

// The range of the characters `first` to `last` of a sentence; letters of marks and hidden text do not count.
function findRange(holder, first, last) {
  if (!holder) return null;
  const range = document.createRange();
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
  let seen = 0, started = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(".k, .vh")) continue;
    const end = seen + node.length;
    if (!started && first < end) { range.setStart(node, first - seen); started = true; }
    if (started && last <= end) { range.setEnd(node, last - seen); return range; }
    seen = end;
  }
  return null;
}

byId("back").addEventListener("click", back);
