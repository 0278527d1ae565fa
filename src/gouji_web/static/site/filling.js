"use strict";
/* Autosave: every changed cell is sent, one after the other; what could not be sent is kept in the browser and sent again. */
(() => {
  const filling = document.querySelector(".filling");
  if (!filling) return;
  const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  const shelf = `gouji-${filling.dataset.package}`;
  const waiting = new Map(JSON.parse(localStorage.getItem(shelf) || "[]"));
  let sending = false;

  const rowOf = (field) => field.closest("[data-version]");
  const statusOf = (field) => document.getElementById(`s${field.id.slice(1)}`);
  const keep = () => (waiting.size ? localStorage.setItem(shelf, JSON.stringify([...waiting])) : localStorage.removeItem(shelf));
  const say = (text, offline) => {
    const line = document.getElementById("saving");
    line.textContent = text;
    line.classList.toggle("offline", Boolean(offline));
  };

  const send = async (id, text) => {
    const field = document.getElementById(id);
    const row = rowOf(field);
    const body = new URLSearchParams({
      row: row.dataset.row,
      column: field.dataset.column,
      text,
      seen: field.dataset.seen,
      version: row.dataset.version,
    });
    const answer = await fetch(filling.dataset.save, { method: "POST", body, headers: { "X-CSRFToken": token } });
    if (answer.redirected || (!answer.ok && answer.status !== 409)) throw new Error(String(answer.status));
    statusOf(field).innerHTML = await answer.text();
    if (answer.ok) {
      row.dataset.version = answer.headers.get("X-Row-Version");
      field.dataset.seen = text;
      document.body.dispatchEvent(new Event("kept"));
    }
  };

  const work = async () => {
    if (sending) return;
    sending = true;
    for (;;) {
      /* A cell of another stage is sent when that page is opened. */
      const next = [...waiting].find(([id]) => document.getElementById(id));
      if (!next) break;
      say("正在保存…");
      try {
        await send(...next);
      } catch {
        say("连接断了，填的内容留在这台电脑上，正在重试；请不要关掉页面", true);
        sending = false;
        setTimeout(work, 3000);
        return;
      }
      if (waiting.get(next[0]) === next[1]) waiting.delete(next[0]);
      keep();
      say("已保存");
    }
    sending = false;
  };

  const put = (field) => {
    waiting.set(field.id, field.value);
    keep();
    work();
  };

  filling.addEventListener("change", (event) => event.target.dataset.column && put(event.target));
  filling.addEventListener("click", (event) => {
    const chosen = event.target.dataset.use;
    if (!chosen) return;
    const told = event.target.closest(".conflict");
    const field = document.getElementById(`c${told.parentElement.id.slice(1)}`);
    field.dataset.seen = told.dataset.theirs;
    rowOf(field).dataset.version = told.dataset.version;
    if (chosen === "theirs") {
      field.value = told.dataset.theirs;
      told.remove();
    } else put(field);
  });
  window.addEventListener("online", work);
  window.addEventListener("beforeunload", (event) => waiting.size && event.preventDefault());

  /* What the server says of the whole is put beside the cells it is about. */
  document.body.addEventListener("htmx:afterSettle", () => {
    const live = document.getElementById("live");
    for (const cell of filling.querySelectorAll(".bad")) cell.classList.remove("bad");
    for (const problem of live.querySelectorAll("[data-cell]")) {
      const cell = document.getElementById(problem.dataset.cell);
      cell?.classList.add("bad");
      if (cell) cell.title = problem.textContent;
    }
    for (const points of live.querySelectorAll("[data-points]")) {
      const cell = document.getElementById(points.dataset.points);
      if (cell) cell.textContent = points.textContent;
    }
  });

  /* Enter goes down a column, as in a spreadsheet. */
  filling.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td");
    if (event.key !== "Enter" || !cell || event.target.tagName !== "INPUT" || !event.target.dataset.column) return;
    event.preventDefault();
    const line = event.shiftKey ? cell.parentElement.previousElementSibling : cell.parentElement.nextElementSibling;
    line?.cells[cell.cellIndex]?.querySelector("input, select, textarea")?.focus();
  });

  /* A block copied from a spreadsheet goes into as many cells; what finds no row is told. */
  filling.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
    const first = event.target.closest("tr[data-row]");
    if (!first || !event.target.dataset.column || !(text.includes("\t") || (text.includes("\n") && event.target.tagName === "INPUT"))) return;
    event.preventDefault();
    const fieldsOf = (row) => [...row.querySelectorAll("[data-column]")];
    const from = fieldsOf(first).indexOf(event.target);
    let row = first;
    let left = 0;
    for (const line of text.split(/\r?\n/)) {
      if (!row) left += 1;
      else {
        const fields = fieldsOf(row).slice(from);
        line.split("\t").forEach((value, at) => {
          if (!fields[at]) return;
          fields[at].value = value.trim();
          put(fields[at]);
        });
        row = row.nextElementSibling;
      }
    }
    if (left) window.alert(`还有 ${left} 行没有格可放，请先加行，再粘贴这几行。`);
  });

  const dialog = document.getElementById("say");
  document.addEventListener("click", (event) => {
    const asked = event.target.closest(".say");
    if (event.target.closest("[data-close]")) dialog.close();
    if (!asked) return;
    document.getElementById("say-about").textContent = asked.dataset.about;
    document.getElementById("said").replaceChildren(...[...(asked.querySelector("span")?.children || [])].map((one) => one.cloneNode(true)));
    const form = dialog.querySelector("form");
    if (form) {
      form.elements.row.value = asked.dataset.row;
      form.elements.column.value = asked.dataset.for;
    }
    dialog.showModal();
  });

  for (const [id, text] of waiting) {
    const field = document.getElementById(id);
    if (field) field.value = text;
  }
  work();
})();
