// The beginning: fetch words and rows, draw, and listen.
import { ACTIONS, decide, run, saveEdit, leaveEdit, saveSplit } from "./actions.js";
import { get } from "./api.js";
import { close, exportDialog, helpDialog, noteDialog, show } from "./dialogs.js";
import { byId, el } from "./dom.js";
import { editing } from "./editor.js";
import { clearBar, fill, filtered, readBar } from "./filters.js";
import { settings, startKeys } from "./keys.js";
import * as list from "./list.js";
import { say } from "./notice.js";
import { drawPane, revealFinding, startPane } from "./pane.js";
import { records, recordsPanel } from "./records.js";
import { drawRow, reading, rowState } from "./row.js";
import { choose, go, progress, row, store, take } from "./store.js";
import { startSync } from "./sync.js";
import { fillTerms, wantTerms } from "./terms.js";
import { startTips } from "./tip.js";
import { loadWords, t } from "./words.js";

const narrow = matchMedia("(max-width: 60rem)");
const saved = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
const save = (name, value) => { try { localStorage.setItem(name, value); } catch { /* nothing is kept, then */ } };

function drawProgress() {
  const { confirmed, rejected, review, rows } = progress();
  byId("bar-confirmed").style.width = `${(confirmed / Math.max(1, rows)) * 100}%`;
  byId("bar-rejected").style.width = `${(rejected / Math.max(1, rows)) * 100}%`;
  const text = t("progress", { done: (confirmed + rejected).toLocaleString(), rows: rows.toLocaleString(), review: review.toLocaleString() });
  byId("progress-text").textContent = text;
  byId("track").setAttribute("aria-valuenow", confirmed + rejected);
  byId("track").setAttribute("aria-valuemax", rows);
  byId("track").setAttribute("aria-valuetext", text);
}

function drawCount() {
  const shown = store.shown.length, all = store.rows.size;
  byId("filtered").hidden = !filtered();
  byId("count").textContent = t("rows.some", { n: shown.toLocaleString(), all: all.toLocaleString() });
  byId("empty").hidden = shown > 0;
  byId("grid").setAttribute("aria-rowcount", shown);
}

let later = 0;
// The lists of the filters, and the progress, can wait until the row has been painted.
function soon() {
  clearTimeout(later);
  later = setTimeout(() => { fill(store.rows.values()); }, 200);
}

store.addEventListener("rows", ({ detail }) => {
  const { mine = true, keys } = detail;
  if (!mine && keys.includes(editing.key) && row(editing.key)?.version !== editing.version) editing.clash = { version: row(editing.key).version };
  if (editing.key && !store.rows.has(editing.key)) { editing.key = null; say(t("clash.gone"), true); }
  list.refresh();
  drawProgress();
  drawCount();
  soon();
});

store.addEventListener("here", ({ detail }) => {
  const one = row();
  list.redraw();
  const element = detail.jump === false ? list.elementOf(store.here) : list.reveal(store.here);
  if (detail.focus && element && !editing.key) element.focus({ preventScroll: true });
  if (store.finding) element?.querySelector(".f.here")?.scrollIntoView({ block: "nearest" });
  drawPane();
  if (store.finding) revealFinding();
  wantTerms(one, () => { fillTerms(one); if (reading.narrow) list.refresh(); });
  byId("grid").setAttribute("aria-activedescendant", one ? `r-${one.key}` : "");
});

Object.assign(ACTIONS, {
  search: () => { byId("search").focus(); byId("search").select(); },
  here: () => go(store.here),
  machine: () => view("machine"), current: () => view("current"), changes: () => view("changes"),
  export: () => exportDialog(store.forms),
  note: () => row() && noteDialog(row(), (note) => decide("note", store.here, { note }, () => say(t("note.saved")))),
  help: () => helpDialog(preferences()),
  records: () => show(t("tab_records"), recordsPanel()).addEventListener("click", (event) => { if (event.target.matches(".records button")) close(); }),
});

function view(name) {
  reading.view = name;
  byId(`view-${name}`).checked = true;
  save("view", name);
  list.refresh();
}

function preferences() {
  const author = el("input", { value: store.author, maxlength: 80, onchange: () => { store.author = author.value.trim() || store.author; save("author", store.author); } });
  const theme = el("select", { onchange: () => paint(theme.value) }, ["auto", "light", "dark"].map((name) => el("option", { value: name }, t(`theme.${name}`))));
  theme.value = saved("theme") ?? "auto";
  const keysOn = el("input", { type: "checkbox", onchange: () => { settings.on = keysOn.checked; } });
  keysOn.checked = settings.on;
  return el("fieldset.preferences", {}, el("legend", {}, t("preferences")), el("label.field", {}, t("author"), author),
    el("label.field", {}, t("theme"), theme), el("label", {}, keysOn, t("keys.on")));
}

function paint(theme) {
  save("theme", theme);
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function listen() {
  const bar = byId("bar");
  let typing = 0;
  const applied = () => { readBar(); fill(store.rows.values()); choose(); };
  bar.addEventListener("submit", (event) => event.preventDefault());
  bar.addEventListener("change", (event) => {
    if (event.target.name === "view") return view(event.target.value);
    return applied();
  });
  byId("search").addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(applied, store.rows.size > 2000 ? 150 : 0); });
  byId("by-confidence").addEventListener("input", readBar);
  byId("clear").addEventListener("click", () => { clearBar(); applied(); });
  byId("filters-open").addEventListener("click", () => byId("filters-open").setAttribute("aria-expanded", bar.classList.toggle("open")));
  byId("window").addEventListener("click", (event) => {
    const element = event.target.closest(".row"), mark = event.target.closest(".f");
    if (!element || getSelection()?.toString()) return;
    go(element.dataset.key, { jump: false });
    if (mark) { store.finding = mark.dataset.f.split(" ")[0]; go(store.here, { jump: false }); }
  });
  byId("window").addEventListener("dblclick", (event) => { if (event.target.closest(".en") && !editing.key) run("edit"); });
  document.addEventListener("edit", ({ detail }) => (detail === "leave" ? leaveEdit() : saveEdit(detail)));
  document.addEventListener("split", ({ detail }) => saveSplit(detail));
  for (const button of document.querySelectorAll("[data-do]")) button.addEventListener("click", () => run(button.dataset.do));
  narrow.addEventListener("change", () => { reading.narrow = narrow.matches; list.refresh(); drawPane(); });
}

async function begin() {
  const { language } = document.body.dataset;
  paint(saved("theme") ?? "auto");
  reading.narrow = narrow.matches;
  const [, data] = await Promise.all([loadWords(language), get("/api/rows")]);
  Object.assign(store, { author: saved("author") || data.author, forms: data.forms });
  const chosen = saved("view");
  if (["machine", "current", "changes"].includes(chosen)) { reading.view = chosen; byId(`view-${chosen}`).checked = true; }
  list.start(drawRow, rowState);
  listen();
  startPane();
  startTips();
  startKeys();
  readBar();
  fill(data.rows);
  take(data);
  go(store.here, { jump: false });
  document.body.dataset.ready = "true";
  if (data.left) say(t("left.behind", { n: data.left }), true);
  startSync();
  get("/api/records").then((all) => { Object.assign(records, all); drawPane(); }).catch(() => {});
}

begin().catch((error) => { byId("lost").hidden = false; byId("lost").textContent = error.message === "lost" ? t("lost") : error.message; });
