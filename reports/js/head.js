// Before anything is drawn: the start mode, so that nothing moves when the rest of the script runs.
(function () {
  const root = document.documentElement;
  const asked = /[#&]mode=(read|mark|explore|step|teach)(?=&|$)/.exec(location.hash);
  root.dataset.mode = asked ? asked[1] : root.dataset.start;
  root.dataset.script = "on";
})();
