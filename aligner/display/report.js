// The report's filters and keys. Without this script the page is a plain table with everything on it.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll(".pairs tbody tr")];
  const form = byId("controls"), search = byId("search"), most = byId("most"), status = byId("status");
  const cells = rows.map((row) => [...row.querySelectorAll("td[lang]")]);
  const texts = cells.map((pair) => pair.map((cell) => cell.textContent.toLowerCase()));
  let current = null; // the row that the keys start from

  const say = (message) => { status.textContent = message; };

  function highlight(query) {
    if (!CSS.highlights) return;
    CSS.highlights.delete("found");
    if (!query) return;
    const found = new Highlight();
    rows.forEach((row, i) => {
      if (row.hidden) return;
      texts[i].forEach((text, side) => {
        const node = cells[i][side].firstChild;
        for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
          const range = new Range();
          range.setStart(node, Math.min(at, node.length)); // lower case may be longer than the text itself
          range.setEnd(node, Math.min(at + query.length, node.length));
          found.add(range);
        }
      });
    });
    CSS.highlights.set("found", found);
  }

  function filter() {
    const query = search.value.trim().toLowerCase();
    const types = new Set([...form.querySelectorAll("[name=type]:checked")].map((box) => box.value));
    const limit = Number(most.value);
    let shown = 0;
    rows.forEach((row, i) => {
      row.hidden = !(types.has(row.dataset.type) && Number(row.dataset.confidence) <= limit &&
        (!query || texts[i].some((text) => text.includes(query))));
      if (!row.hidden) shown += 1;
    });
    byId("most-value").textContent = limit.toFixed(2);
    say(shown === rows.length ? `All ${shown} rows` : `${shown} of ${rows.length} rows`);
    highlight(query);
  }

  function focusRow(row) {
    current = row;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  function move(step, wanted, what) {
    const here = document.activeElement.closest(".pairs tbody tr") || current;
    // Before any row was chosen, start from the first one on the screen.
    const top = form.getBoundingClientRect().bottom;
    let i = here ? rows.indexOf(here) + step : rows.findIndex((row) => !row.hidden && row.getBoundingClientRect().bottom > top);
    for (; i >= 0 && i < rows.length; i += step) {
      if (!rows[i].hidden && wanted(rows[i])) return focusRow(rows[i]);
    }
    return say(`No ${what}`);
  }

  function target() {
    const row = rows.find((one) => `#${one.id}` === location.hash);
    if (!row) return;
    if (row.hidden) { form.reset(); filter(); row.scrollIntoView({ block: "nearest" }); }
    current = row;
  }

  const keys = {
    j: () => move(1, () => true, "further row"),
    k: () => move(-1, () => true, "earlier row"),
    n: () => move(1, (row) => row.dataset.type !== "1-1", "further row that is not 1-1"),
    "/": () => { search.focus(); search.select(); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.target === search) {
      if (event.key === "Escape") { search.value = ""; filter(); search.blur(); }
      return;
    }
    if (!byId("keys-on").checked || event.ctrlKey || event.altKey || event.metaKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter)); // after the fields have their first values again
  addEventListener("hashchange", target);
  const strip = document.querySelector(".strip");
  if (strip) {
    strip.addEventListener("click", (event) => {
      const box = strip.getBoundingClientRect();
      const row = rows[Math.min(rows.length - 1, Math.floor((event.clientX - box.left) / box.width * rows.length))];
      if (row.hidden) { form.reset(); filter(); }
      focusRow(row);
    });
  }
  rows.forEach((row) => { row.tabIndex = -1; });
  form.hidden = false;
  filter();
  target();
})();
