"use strict";
/* Small helps; every page works without them, but for autosave. */
(() => {
  document.querySelector(".faults[autofocus]")?.focus();

  /* A button that cannot be taken back asks once. */
  document.addEventListener("submit", (event) => {
    const asked = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
    if (asked && !window.confirm(asked)) event.preventDefault();
  });

  /* What is on its way is not sent a second time by an impatient click. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    const said = form.querySelector("[data-chosen]");
    if (said) said.textContent = "正在上传，请稍候……传完会自动转到进度页。";
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });
})();

/* On a phone a list of many columns is read as cards: each cell knows the name of its column, and stays a cell to a reader. */
(() => {
  const fewest = 4;
  const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row", TD: "cell" };
  const label = () => {
    for (const table of document.querySelectorAll("main table.list:not(.labelled)")) {
      const heads = [...table.querySelectorAll("thead th")].map((one) => one.textContent.trim());
      if (heads.length < fewest) continue;
      table.classList.add("labelled");
      for (const one of [table, ...table.querySelectorAll("thead, tbody, tfoot, tr, td, th")]) {
        const role = roles[one.tagName] ?? (one.closest("thead") ? "columnheader" : "rowheader");
        one.setAttribute("role", role);
      }
      for (const row of table.querySelectorAll("tbody tr, tfoot tr"))
        for (const [at, cell] of [...row.cells].entries())
          if (at && cell.colSpan === 1 && heads[at]) cell.dataset.label = heads[at];
    }
  };
  document.addEventListener("htmx:afterSettle", label);
  label();
})();

/* On a narrow screen a table that is wider is moved sideways, with the keyboard too. */
(() => {
  const reach = () => {
    for (const table of document.querySelectorAll("main table.list")) {
      if (table.closest(".scroll, .sideways")) continue;
      if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
      else table.removeAttribute("tabindex");
    }
  };
  window.addEventListener("resize", reach);
  document.addEventListener("toggle", reach, true);
  document.addEventListener("htmx:afterSettle", reach);
  reach();
})();

/* Files dropped or picked as a folder keep their paths, so that each unit stays together. */
(() => {
  for (const form of document.querySelectorAll("[data-drop]")) {
    const pick = form.querySelector("[data-pick]");
    const folder = form.querySelector("[data-folder]");
    const said = form.querySelector("[data-chosen]");
    const set = (files, paths) => {
      const held = new DataTransfer();
      for (const file of files) held.items.add(file);
      pick.files = held.files;
      for (const old of form.querySelectorAll('[name="paths"]')) old.remove();
      for (const path of paths) {
        const field = document.createElement("input");
        Object.assign(field, { type: "hidden", name: "paths", value: path });
        form.append(field);
      }
      const most = Number(form.dataset.most);
      const large = files.find((file) => file.size > Number(form.dataset.largest) * 2 ** 20);
      let fault = large ? `“${large.name}”超过 ${form.dataset.largest} MB 的上限` : "";
      if (files.length > most) fault = `选了 ${files.length} 个文件，一次最多 ${most} 个；请分几次，或压缩成一个 zip`;
      said.textContent = fault || `已选 ${files.length} 个文件`;
      said.classList.toggle("wrong", Boolean(fault));
      said.setAttribute("role", fault ? "alert" : "status");
      form.querySelector("button.main").disabled = Boolean(fault);
    };
    pick.addEventListener("change", () => set([...pick.files], [...pick.files].map((file) => file.name)));
    folder?.addEventListener("change", () => {
      const files = [...folder.files].filter((file) => !file.name.startsWith("."));
      set(files, files.map((file) => file.webkitRelativePath || file.name));
      folder.value = "";
    });
    const walk = async (entry, found) => {
      if (entry.isFile) {
        const file = await new Promise((done, failed) => entry.file(done, failed));
        if (!file.name.startsWith(".")) found.push([file, entry.fullPath.replace(/^\//, "")]);
        return;
      }
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((done, failed) => reader.readEntries(done, failed));
        if (!some.length) return;
        for (const one of some) await walk(one, found);
      }
    };
    form.addEventListener("dragover", (event) => (event.preventDefault(), form.classList.add("over")));
    form.addEventListener("dragleave", () => form.classList.remove("over"));
    form.addEventListener("drop", async (event) => {
      event.preventDefault();
      form.classList.remove("over");
      const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
      const found = [];
      for (const entry of entries) await walk(entry, found);
      set(found.map(([file]) => file), found.map(([, path]) => path));
    });
  }
})();
