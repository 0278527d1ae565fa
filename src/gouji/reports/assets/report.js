"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const root = document.documentElement;
  const causes = all(".cause");
  const figures = all(".figure");
  const filters = document.querySelector(".filters");
  let chosen = null;
  let visited = -1;
  let figure = -1;

  const show = (element) => element.scrollIntoView({ block: "center" });

  /* Everything in the documents that takes part in the causes named is lit up. */
  const light = (numbers) => {
    for (const element of all(".linked")) element.classList.remove("linked");
    for (const element of all("[data-causes]"))
      if (element.dataset.causes.split(" ").some((number) => numbers.includes(number))) element.classList.add("linked");
  };

  const choose = (cause) => {
    if (chosen) chosen.classList.remove("chosen");
    chosen = cause;
    visited = -1;
    if (!cause) return light([]);
    cause.classList.add("chosen");
    light([cause.dataset.cause]);
  };

  const visible = (element) => element.offsetParent !== null;

  const step = (by) => {
    const shown = causes.filter(visible);
    if (!shown.length) return;
    const at = shown.indexOf(chosen) + by;
    const next = shown[at < 0 ? shown.length - 1 : at % shown.length];
    choose(next);
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };

  const go = (reference) => {
    for (const element of all(".ref.chosen")) element.classList.remove("chosen");
    reference.classList.add("chosen");
    show(reference);
  };

  const visitNext = () => {
    if (!chosen) return step(1);
    const places = all(`.ref[href="#${chosen.id}"]`);
    if (!places.length) return;
    visited = (visited + 1) % places.length;
    go(places[visited]);
  };

  const explainNext = (by) => {
    if (!figures.length) return;
    figure = (figure + by + figures.length) % figures.length;
    figures[figure].focus({ preventScroll: true });
    show(figures[figure]);
  };

  const toggle = (box) => root.classList.toggle(`hide-${box.dataset.severity}`, !box.checked);

  const switchNumber = (number) => {
    const box = all("input", filters)[number - 1];
    if (!box) return;
    box.checked = !box.checked;
    toggle(box);
  };

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    Enter: visitNext,
    b: () => chosen && (chosen.focus({ preventScroll: true }), chosen.scrollIntoView({ block: "nearest" })),
    f: () => explainNext(1),
    F: () => explainNext(-1),
    1: () => switchNumber(1),
    2: () => switchNumber(2),
    3: () => switchNumber(3),
    Escape: () => (choose(null), document.activeElement.blur()),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key] || event.target.closest("select, textarea, [type=text]")) return;
    if (event.key === "Enter" && event.target.closest("a, summary, input, select, button")) return;
    event.preventDefault();
    keys[event.key]();
  });

  document.addEventListener("click", (event) => {
    const place = event.target.closest("a.place");
    const cause = event.target.closest(".cause");
    if (cause && cause !== chosen) choose(cause);
    if (place) {
      const target = document.getElementById(place.hash.slice(1));
      if (target) {
        event.preventDefault();
        go(target);
      }
      return;
    }
    const marked = event.target.closest("[data-causes]");
    if (!marked || cause) return;
    const first = document.getElementById(`c${marked.dataset.causes.split(" ")[0]}`);
    choose(first);
    light(marked.dataset.causes.split(" "));
    first.scrollIntoView({ block: "nearest" });
  });

  const unit = filters.querySelector("select");
  const chooseUnit = () => {
    for (const element of all("[data-unit]"))
      element.classList.toggle("elsewhere", unit.value !== "" && element.dataset.unit !== unit.value);
    choose(null);
  };
  if (unit) unit.addEventListener("change", chooseUnit);

  /* A table wider than the page is moved sideways with the keyboard too. */
  const reach = () => {
    for (const sheet of all(".sheet"))
      if (sheet.scrollWidth > sheet.clientWidth) sheet.tabIndex = 0;
      else sheet.removeAttribute("tabindex");
  };
  window.addEventListener("resize", reach);
  reach();

  for (const box of all("input", filters)) box.addEventListener("change", () => toggle(box));
  filters.hidden = false;
})();
