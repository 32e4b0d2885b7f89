// On a narrow screen tables are drawn as cards. A browser may then no longer tell that they are tables: say so.

const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

function tellRoles() {
  all("table.tocards").forEach((table) => [table, ...table.querySelectorAll("thead, tbody, tr, th, td")].forEach((part) =>
    part.setAttribute("role", ROLES[part.tagName] || (part.getAttribute("scope") === "col" ? "columnheader" : "rowheader"))));
}

const narrow = matchMedia("screen and (max-width: 40rem)");
if (narrow.matches) tellRoles();
else narrow.addEventListener("change", tellRoles, { once: true });
