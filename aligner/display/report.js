// The report's filters, search and row keys. Without this script the page can be read, with everything on it.
"use strict";
const byId = (id) => document.getElementById(id);
const rows = [...document.querySelectorAll(".pairs tbody tr")];
const form = byId("controls"), search = byId("search"), most = byId("most"), statusLine = byId("status");
const report = { current: null, shown: () => {} }; // current: the row that the keys start from

const say = (message) => { statusLine.textContent = message; };
const chosen = (name) => byId(`by-${name}`)?.value ?? "";
const atLeast = { critical: ["critical"], major: ["critical", "major"], minor: ["critical", "major", "minor"] };

// The texts of a row: Chinese, machine English, corrected English, each with its text nodes and where these begin.
const texts = rows.map((row) => {
  let made;
  return () => made ??= [["zh", null], ["en", "INS"], ["en", "DEL"]].flatMap(([side, without]) => {
    const cell = row.querySelector(`td.${side}[lang]`);
    if (!cell) return [];
    const nodes = [], walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    let text = "";
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (without && node.parentElement.closest("ins, del")?.tagName === without) continue;
      nodes.push([text.length, node]);
      text += node.data;
    }
    const lower = text.toLowerCase(); // longer than the text in a few languages: then case counts
    return [{ text: lower.length === text.length ? lower : text, nodes }];
  });
});

function highlight(query) {
  if (!CSS.highlights) return;
  CSS.highlights.delete("found");
  if (!query) return;
  const found = new Highlight();
  const place = (nodes, at) => nodes.findLast(([start]) => start <= at);
  rows.forEach((row, i) => {
    if (row.hidden) return;
    for (const { text, nodes } of texts[i]()) {
      for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
        const range = new Range(), [from, first] = place(nodes, at), [to, last] = place(nodes, at + query.length - 1);
        range.setStart(first, at - from);
        range.setEnd(last, at + query.length - to);
        found.add(range);
      }
    }
  });
  CSS.highlights.set("found", found);
}

// Hide the notes that are not asked for, and say whether one is left; without such a filter every row will do.
function filterNotes(row, check, severities) {
  const wanted = new Set();
  for (const note of row.querySelectorAll(".notes li")) {
    note.hidden = !((!check || note.dataset.check === check) && (!severities || severities.includes(note.className.split(" ")[0])));
    if (!note.hidden) wanted.add(note.id.split("f")[1]);
  }
  for (const mark of row.querySelectorAll("[data-f]")) {
    mark.classList.toggle("off", !mark.dataset.f.split(" ").some((number) => wanted.has(number)));
  }
  return wanted.size > 0 || !(check || severities);
}

function filter() {
  const query = search.value.trim().toLowerCase(), limit = Number(most.value);
  const type = chosen("type"), status = chosen("status"), check = chosen("check"), severities = atLeast[chosen("severity")];
  let shown = 0;
  rows.forEach((row, i) => {
    const { type: kind, status: state, confidence } = row.dataset;
    const noted = filterNotes(row, check, severities);
    row.hidden = !(noted && (!type || (type === "odd" ? kind !== "1-1" : kind === type)) && (!status || state === status) &&
      Number(confidence) <= limit && (!query || texts[i]().some(({ text }) => text.includes(query))));
    if (!row.hidden) shown += 1;
  });
  byId("most-value").textContent = limit.toFixed(2);
  say(shown === rows.length ? `All ${shown} rows` : `${shown} of ${rows.length} rows`);
  highlight(query);
}

function showAll() { form.reset(); filter(); }

function focusRow(row) {
  report.current = row;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

// The row where the keys are: the one that has the focus, the last one they chose, or the first on the screen.
function here() {
  const row = document.activeElement.closest(".pairs tbody tr") || report.current;
  if (row) return [rows.indexOf(row), true];
  const top = byId("bar").getBoundingClientRect().bottom;
  return [rows.findIndex((one) => !one.hidden && one.getBoundingClientRect().bottom > top), false];
}

function moveRow(step) {
  const [at, chosenBefore] = here();
  for (let i = chosenBefore ? at + step : at; i >= 0 && i < rows.length; i += step) {
    if (!rows[i].hidden) return focusRow(rows[i]);
  }
  return say(step > 0 ? "No further row" : "No earlier row");
}

// A link to a row, or to a finding in it, that is filtered away shows it again.
function followHash() {
  const element = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
  const row = element && element.closest(".pairs tbody tr");
  if (!row) return;
  if (element.closest("[hidden]")) showAll();
  if (element !== row) byId("show-notes").checked = true;
  element.scrollIntoView({ block: "nearest" });
  report.current = row;
}

const keys = {
  j: () => moveRow(1),
  k: () => moveRow(-1),
  "/": () => { search.focus(); search.select(); },
  "?": () => byId("help").showModal(),
  1: () => byId("v-machine").click(),
  2: () => byId("v-corrected").click(),
  3: () => byId("v-changes").click(),
};
document.addEventListener("keydown", (event) => {
  if (event.target === search) {
    if (event.key === "Escape") { search.value = ""; filter(); search.blur(); }
    return;
  }
  if (byId("help").open || event.target.matches("select, input[type=range], .mark input")) return;
  if (!byId("keys-on").checked || event.ctrlKey || event.altKey || event.metaKey || !Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  keys[event.key]();
});

form.addEventListener("submit", (event) => event.preventDefault());
for (const name of ["input", "change"]) form.addEventListener(name, filter);
form.addEventListener("reset", () => setTimeout(filter)); // after the fields have their first values again
byId("help-open").addEventListener("click", keys["?"]);
addEventListener("hashchange", followHash);
const strip = document.querySelector(".strip");
if (strip) {
  strip.addEventListener("click", (event) => {
    const box = strip.getBoundingClientRect();
    const row = rows[Math.min(rows.length - 1, Math.floor((event.clientX - box.left) / box.width * rows.length))];
    if (row.hidden) showAll();
    focusRow(row);
  });
}
rows.forEach((row) => { row.tabIndex = -1; });
form.hidden = false;
filter();
followHash();
