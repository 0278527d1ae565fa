"use strict";
/* Autosave: every changed cell is sent, one after the other; what could not be sent is kept in the browser and sent again. */
(() => {
  const filling = document.querySelector(".filling");
  if (!filling) return;
  /* Asked for each time: it is another one after signing in again in another window. */
  const token = () =>
    document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  const shelf = `gouji-${filling.dataset.package}`;
  /* By cell: what was typed, and what stood there when it was, so that what is sent late overwrites nobody's later work. */
  const waiting = new Map(JSON.parse(localStorage.getItem(shelf) || "[]").filter(([, one]) => typeof one === "object"));
  let sending = false;

  const CHOOSE = "有一格别人同时改了，请选用哪一个";

  class SignedOut extends Error {}

  const rowOf = (field) => field.closest("[data-version]");
  /* Only what can be filled in here: a sealed package holds its texts as texts, another stage not at all. */
  const fieldOf = (id) => document.querySelector(`#${CSS.escape(id)}[data-column]`);
  const statusOf = (field) => document.getElementById(`s${field.id.slice(1)}`);
  const keep = () => (waiting.size ? localStorage.setItem(shelf, JSON.stringify([...waiting])) : localStorage.removeItem(shelf));
  const say = (text, offline) => {
    const line = document.getElementById("saving");
    line.textContent = text;
    line.classList.toggle("offline", Boolean(offline));
    return line;
  };
  const askToSignIn = () => {
    const link = Object.assign(document.createElement("a"), { href: filling.dataset.login, target: "_blank", textContent: "请在新窗口重新登录" });
    say("登录过期了，填的内容留在这台电脑上：", true).append(link, "，登录后回到这里，会自动存上。");
  };

  const send = async (id, { text, seen, version }) => {
    const field = fieldOf(id);
    const row = rowOf(field);
    const body = new URLSearchParams({
      row: row.dataset.row,
      column: field.dataset.column,
      text,
      seen,
      version,
    });
    const answer = await fetch(filling.dataset.save, { method: "POST", body, headers: { "X-CSRFToken": token() } });
    if (answer.redirected || answer.status === 403) throw new SignedOut();
    if (!answer.ok && answer.status !== 409) throw new Error(String(answer.status));
    statusOf(field).innerHTML = await answer.text();
    const isKept = !statusOf(field).querySelector(".conflict");
    if (answer.ok) {
      row.dataset.version = answer.headers.get("X-Row-Version");
      field.dataset.seen = text;
      document.body.dispatchEvent(new Event("kept"));
    }
    return isKept;
  };

  const work = async () => {
    if (sending) return;
    sending = true;
    for (;;) {
      /* A cell of another stage is sent when that page is opened. */
      const next = [...waiting].find(([id, one]) => fieldOf(id) && !one.asked);
      if (!next) break;
      say("正在保存…");
      let isKept;
      try {
        isKept = await send(...next);
      } catch (fault) {
        if (fault instanceof SignedOut) askToSignIn();
        else say("连接断了，填的内容留在这台电脑上，正在重试；请不要关掉页面", true);
        sending = false;
        setTimeout(work, 3000);
        return;
      }
      const [id, sent] = next;
      const now = waiting.get(id);
      /* What another has changed meanwhile stays until one of the two is chosen, and is asked again on a new page. */
      if (now === sent && !isKept) sent.asked = true;
      else if (now === sent) waiting.delete(id);
      else if (now) Object.assign(now, { seen: fieldOf(id).dataset.seen, version: rowOf(fieldOf(id)).dataset.version });
      keep();
      if (isKept) say("已保存");
      else say(CHOOSE, true);
    }
    sending = false;
  };

  const put = (field) => {
    const { seen, version } = waiting.get(field.id) ?? { seen: field.dataset.seen, version: rowOf(field).dataset.version };
    waiting.set(field.id, { text: field.value, seen, version });
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
    waiting.delete(field.id);
    keep();
    if (chosen === "theirs") {
      field.value = told.dataset.theirs;
      told.remove();
    } else put(field);
  });
  window.addEventListener("online", work);
  window.addEventListener("focus", work);
  window.addEventListener("beforeunload", (event) => {
    if ([...waiting.keys()].some(fieldOf)) event.preventDefault();
  });

  /* What the server says of the whole is put beside the cells it is about. */
  document.body.addEventListener("htmx:afterSettle", () => {
    if (sending) say("正在保存…");
    else if ([...waiting.values()].some((one) => one.asked)) say(CHOOSE, true);
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

  /* On paper a field shows all that it holds, and a column that holds nothing and need not is left out, which is said. */
  const isBlank = (cell) => {
    const held = cell.querySelector("[data-column], .held");
    return Boolean(held) && !(held.value ?? held.textContent).trim();
  };
  window.addEventListener("beforeprint", () => {
    for (const field of filling.querySelectorAll("[data-column]")) field.parentElement.dataset.held = field.value;
    for (const table of filling.querySelectorAll("table.grid")) {
      const rows = [...table.tBodies[0].rows];
      const blank = [...table.tHead.rows[0].cells].filter((head, at) => {
        const isLeftOut = rows.length > 0 && !head.querySelector(".due") && rows.every((row) => isBlank(row.cells[at]));
        for (const cell of [head, ...rows.map((row) => row.cells[at])]) cell.classList.toggle("unprinted", isLeftOut);
        return isLeftOut;
      });
      if (blank.length) table.dataset.unprinted = blank.length;
      else delete table.dataset.unprinted;
    }
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

  for (const [id, one] of waiting) {
    const field = fieldOf(id);
    if (field) field.value = one.text;
    delete one.asked;
  }
  work();
})();
