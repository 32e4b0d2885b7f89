// Before anything is drawn: the start mode, so that nothing moves when the rest of the script runs.
(function () {
  const root = document.documentElement;
  const asked = /[#&]mode=(read|mark|explore|step|teach)(?=&|$)/.exec(location.hash);
  const texts = !root.hasAttribute("data-excerpts"); // without them there is nothing to read or mark
  root.dataset.mode = asked && (texts || !["read", "mark"].includes(asked[1])) ? asked[1] : root.dataset.start;
  root.dataset.script = "on";
})();
