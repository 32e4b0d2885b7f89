// What holds for the whole page, and the first look at the address. Runs after all other parts.

const menu = document.querySelector(".menu");

// What gets the focus is scrolled to below the bar, however many lines the bar has now.
tellHeight(document.querySelector(".bar"), "--bar");

function closeMenu() {
  if (!menu.open) return;
  menu.open = false;
  if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (!pop.hidden) closeNote();
  else if (menu.open) closeMenu();
  else if (!event.target.matches("input, textarea, select") && !document.querySelector("dialog[open]")) back();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (menu.open && (link || !menu.contains(event.target))) menu.open = false;
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (jump(link.getAttribute("href").slice(1), link.closest(".menu, .skips") ? null : link)) {
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

addEventListener("popstate", follow);
follow();
