"use strict";
/* Small helps; every page works without them, but for autosave. */
(() => {
  document.querySelector(".faults[autofocus]")?.focus();

  /* A button that cannot be taken back asks once. */
  document.addEventListener("submit", (event) => {
    const asked = event.target.dataset.confirm;
    if (asked && !window.confirm(asked)) event.preventDefault();
  });
})();
