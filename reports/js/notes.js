// A note beside a marked word, on hover and on focus; the same text stands in the list of notes.

const pop = byId("pop");
let owner = null, timer = 0;

function openNote(link) {
  clearTimeout(timer);
  const note = link.dataset.href && byId(link.dataset.href.slice(1));
  if (!note || !link.hasAttribute("href") || owner === link) return;
  closeNote();
  owner = link;
  pop.replaceChildren(...Array.from(note.querySelector(".gist").children, copyOf));
  if (state.mode === "teach") pop.append(popTools(note));
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

// Marks come and go when a teacher corrects the page: the document listens for all of them.
const markAt = (event) => event.target.closest && event.target.closest("a.mk");
const leaves = (event) => markAt(event) && !markAt(event).contains(event.relatedTarget);
["mouseover", "focusin"].forEach((kind) => document.addEventListener(kind, (event) => {
  if (markAt(event)) openNote(markAt(event));
}));
["mouseout", "focusout"].forEach((kind) => document.addEventListener(kind, (event) => {
  if (leaves(event)) closeSoon();
}));
pop.addEventListener("mouseenter", () => clearTimeout(timer));
pop.addEventListener("mouseleave", closeSoon);
