// The page works without this script. It adds: reading first, filters, hidden outlets,
// jumps with a way back, notes beside the words. State lives in the address only (#mode=…).
(function () {
  "use strict";
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const KINDS = ["W", "V", "H", "L", "M"];

  // ---- state, kept in the hash of the address

  function readState() {
    const text = location.hash.slice(1);
    const given = new URLSearchParams(text.includes("=") ? text : "");
    return {
      mode: given.get("mode") === "explore" || given.get("mode") === "read" ? given.get("mode") : root.dataset.start,
      blind: given.get("blind") === "1",
      only: given.get("only") === "1",
      speaker: given.get("speaker") === "1",
      off: KINDS.filter((kind) => (given.get("off") || "").includes(kind)),
      at: text.includes("=") ? given.get("at") || "" : decode(text),
    };
  }

  // An address cut short or typed by hand must do no harm.
  function decode(text) {
    try { return decodeURIComponent(text); } catch { return ""; }
  }

  function address(state) {
    const parts = ["mode=" + state.mode];
    if (state.blind) parts.push("blind=1");
    if (state.only) parts.push("only=1");
    if (state.speaker) parts.push("speaker=1");
    if (state.off.length) parts.push("off=" + state.off.join(""));
    if (state.at) parts.push("at=" + encodeURIComponent(state.at));
    return "#" + parts.join("&");
  }

  let state = readState();

  function save(push) {
    history[push ? "pushState" : "replaceState"](null, "", address(state));
  }

  function say(text) {
    byId("say").textContent = text;
    clearTimeout(say.timer);
    say.timer = setTimeout(() => { byId("say").textContent = ""; }, 8000);
  }

  // ---- what the state looks like

  function show() {
    root.dataset.mode = state.mode;
    root.toggleAttribute("data-only", state.only && state.mode === "explore");
    root.toggleAttribute("data-blind", state.blind);
    KINDS.forEach((kind) => { byId("c-" + kind).checked = !state.off.includes(kind); });
    byId("c-S").checked = state.speaker;
    press("b-only", state.only);
    press("b-blind", state.blind);
    byId("b-mode").textContent = state.mode === "read" ? "Show marks" : "Clean text";
    byId("b-mode").classList.toggle("main", state.mode === "read");
    showLinks();
    showNames();
  }

  function press(id, on) {
    const button = byId(id);
    if (button) button.setAttribute("aria-pressed", String(on));
  }

  // A mark that is switched off is plain text: no link, no tab stop.
  function showLinks() {
    all("a.mk").forEach((link) => {
      link.dataset.href = link.dataset.href || link.getAttribute("href");
      const on = state.mode === "explore" && !state.off.includes(link.dataset.c);
      if (on) link.setAttribute("href", link.dataset.href);
      else link.removeAttribute("href");
    });
  }

  const names = all(".nm").map((element) => ({ element, text: element.textContent }));
  function showNames() {
    names.forEach(({ element, text }) => {
      element.textContent = state.blind ? element.dataset.mask : text;
      element.toggleAttribute("data-masked", state.blind);
    });
  }

  // ---- switches

  function change(update, message) {
    Object.assign(state, update);
    save(false);
    show();
    if (message) say(message);
  }

  function toggleMode() {
    const mode = state.mode === "read" ? "explore" : "read";
    change({ mode }, mode === "read" ? "Marks are off." : "Marks are on.");
  }

  function toggleOnly() {
    const counts = all(".columns article").map((article) =>
      article.querySelectorAll(".s.only").length + " in " + article.querySelector("h3").id.slice(2));
    change({ only: !state.only }, state.only ? "All sentences are shown alike." : "Only in one article: sentences " + counts.join(", ") + ".");
  }

  function toggleBlind() {
    change({ blind: !state.blind }, state.blind ? "Outlets are shown. Did that change how you read the articles?" : "Outlets and writers are covered.");
  }

  function toggleKind(box) {
    const name = box.closest("label").textContent.trim().replace(/\s+/g, " ");
    const message = name + (box.checked ? ": on." : ": off.");
    if (box.value === "S") change({ speaker: box.checked }, message);
    else change({ off: KINDS.filter((kind) => !byId("c-" + kind).checked) }, message);
  }

  // ---- jumps and the way back

  const trail = [];

  function jump(id, from) {
    if (!go(id, from)) return false;
    if (from) trail.push({ link: from, at: state.at });
    state.at = id;
    save(true);
    showBack();
    return true;
  }

  function go(id, from) {
    const target = byId(id);
    if (!target) return false;
    for (let parent = target.parentElement; parent; parent = parent.parentElement) {
      if (parent.tagName === "DETAILS") parent.open = true;
    }
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: target.matches("section, footer") ? "start" : "center" });
    highlight(target, from);
    return true;
  }

  function showBack() {
    const last = trail[trail.length - 1];
    byId("back").hidden = !last;
    if (last) byId("back").textContent = "← Back to " + place(last.link);
  }

  function place(link) {
    const holder = link.closest(".s, tr[id], .card[id], li[id]");
    if (!holder) return "where you were";
    const chip = holder.querySelector(".chip");
    if (holder.matches(".s")) return holder.id;
    if (holder.matches("tr")) return "fact " + chip.textContent;
    return holder.matches(".card") ? "the difference" : "the note";
  }

  function back() {
    const last = trail.pop();
    showBack();
    if (!last) return;
    for (let parent = last.link.parentElement; parent; parent = parent.parentElement) {
      if (parent.tagName === "DETAILS") parent.open = true;
    }
    state.at = last.at;
    save(false);
    clearHighlight();
    last.link.focus({ preventScroll: true });
    last.link.scrollIntoView({ block: "center" });
  }

  // The exact words of a finding, shown with the browser's own highlights where it has them.
  function highlight(target, from) {
    clearHighlight();
    if (!from || !from.dataset.from || state.blind || !window.Highlight || !CSS.highlights) return;
    const range = findRange(target.querySelector(".t"), Number(from.dataset.from), Number(from.dataset.to));
    if (range) CSS.highlights.set("found", new Highlight(range));
  }

  function clearHighlight() {
    if (window.CSS && CSS.highlights) CSS.highlights.delete("found");
  }

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

  // ---- notes beside the words

  const pop = byId("pop");
  let owner = null, timer = 0;

  function openNote(link) {
    clearTimeout(timer);
    const note = link.dataset.href && byId(link.dataset.href.slice(1));
    if (!note || !link.hasAttribute("href") || owner === link) return;
    closeNote();
    owner = link;
    pop.replaceChildren(...Array.from(note.querySelector(".gist").children, (child) => child.cloneNode(true)));
    pop.hidden = false;
    link.setAttribute("aria-describedby", "pop");
    const box = link.getClientRects()[0], width = pop.offsetWidth, height = pop.offsetHeight;
    const left = Math.max(8, Math.min(box.left, root.clientWidth - width - 8));
    const below = link.getBoundingClientRect().bottom + 6;
    const top = below + height < innerHeight ? below : Math.max(8, box.top - height - 6);
    pop.style.left = left + scrollX + "px";
    pop.style.top = top + scrollY + "px";
  }

  function closeNote() {
    clearTimeout(timer);
    pop.hidden = true;
    if (owner) owner.removeAttribute("aria-describedby");
    owner = null;
  }

  function closeSoon() {
    clearTimeout(timer);
    timer = setTimeout(closeNote, 300);
  }

  all("a.mk").forEach((link) => {
    link.addEventListener("mouseenter", () => openNote(link));
    link.addEventListener("mouseleave", closeSoon);
    link.addEventListener("focus", () => openNote(link));
    link.addEventListener("blur", closeSoon);
  });
  pop.addEventListener("mouseenter", () => clearTimeout(timer));
  pop.addEventListener("mouseleave", closeSoon);

  // ---- wiring

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (!pop.hidden) closeNote();
    else all(".toc[open]").forEach((toc) => { toc.open = false; toc.querySelector("summary").focus(); });
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const toc = document.querySelector(".toc");
    if (toc.open && (link || !toc.contains(event.target))) toc.open = false;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (jump(link.getAttribute("href").slice(1), link.closest(".toc, .skips") ? null : link)) {
      event.preventDefault();
      closeNote();
    }
  });

  function follow() {
    state = readState();
    show();
    clearHighlight();
    if (state.at) go(state.at, null);
  }

  byId("b-mode").addEventListener("click", toggleMode);
  byId("b-blind").addEventListener("click", toggleBlind);
  byId("back").addEventListener("click", back);
  if (byId("b-only")) byId("b-only").addEventListener("click", toggleOnly);
  all(".cats input").forEach((box) => box.addEventListener("change", () => toggleKind(box)));
  addEventListener("popstate", follow);
  all("#b-mode, #b-only, #b-blind").forEach((button) => { button.hidden = false; });
  follow();
})();
