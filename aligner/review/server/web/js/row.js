// One row of the list as an element.
import { el } from "./dom.js";
import { editor, isEditing } from "./editor.js";
import { filters, said, wanted } from "./filters.js";
import { details } from "./details.js";
import { chinese, english, gravest } from "./runs.js";
import { splitter, isSplitting } from "./split.js";
import { decided, store } from "./store.js";
import { named, t } from "./words.js";

export const reading = { view: "changes", narrow: false };

// Everything that a row's looks depend on: where it stays the same, the element stays, too.
export function rowState(key) {
  const row = store.rows.get(key), here = key === store.here;
  return [row.version, row.id, row.seen ?? 0, reading.view, reading.narrow, filters.search, filters.hints, filters.check, filters.rule,
    filters.severity, isEditing(key), isSplitting(key), here, here && store.finding].join("\u0001");
}

export function drawRow(key) {
  const row = store.rows.get(key), here = key === store.here, name = `r-${key}`;
  const classes = ["row", here && "current", decided(row) && "done", row.status === "rejected" && "rejected", row.fresh && "changed"];
  row.fresh = false;
  return el(`div.${classes.filter(Boolean).join(".")}`,
    { role: "row", id: name, tabindex: here ? 0 : -1, "aria-selected": here, data: { key } },
    el("div.no", { role: "rowheader" }, String(row.id)),
    el("div.zh", { role: "gridcell", lang: "zh" }, row.zh ? words(chinese(row, shown(row)), row) : none("no.zh")),
    el("div.en", { role: "gridcell", lang: "en" }, inside(row, key)),
    el("div.state", { role: "gridcell" }, state(row)),
    here && reading.narrow && el("div.inside", { role: "gridcell" }, details(row)));
}

const none = (name) => el("span.none", {}, t(name));

function inside(row, key) {
  if (isEditing(key)) return editor(row);
  if (isSplitting(key)) return splitter(row);
  const text = row.en || row.machine ? words(english(row, shown(row), reading.view), row) : none("no.en");
  return row.note ? [text, el("span.note", {}, row.note)].flat() : text;
}

// What is marked in a row: what the filters ask for, and the finding that has been chosen.
const shown = (row) => said(row).filter((f) => f.key === store.finding || wanted(f));

function words(runs, row) {
  const out = [], met = new Set();
  let group = null, kind = "";
  for (const run of runs) {
    if (run.kind !== kind || !group) { group = { equal: [], delete: el("del"), insert: el("ins") }[run.kind]; out.push(group); kind = run.kind; }
    const nodes = run.marks.length ? [mark(run, row, met)] : lit(run.text);
    if (Array.isArray(group)) group.push(...nodes); else group.append(...nodes);
  }
  return out.flat();
}

// In the current row a mark can have the focus (Tab), the first stretch of each finding, and says what was found.
function mark(run, row, met) {
  const current = row.key === store.here, here = current && run.marks.some((f) => f.key === store.finding);
  const first = current && run.marks.some((f) => !met.has(f.key) && met.add(f.key));
  return el(`span.f.${gravest(run.marks)}${here ? ".here" : ""}`, { data: { f: run.marks.map((f) => f.key).join(" ") },
    tabindex: first ? 0 : null, role: "mark", "aria-description": first ? run.marks.map((f) => f.message).join(" ") : null }, lit(run.text));
}

// The text with what is searched for marked.
function lit(text) {
  const query = filters.search.toLowerCase(), lower = text.toLowerCase(), out = [];
  if (!query || lower.length !== text.length) return [text];
  let at = 0;
  for (let found = lower.indexOf(query); found >= 0; found = lower.indexOf(query, at)) {
    out.push(text.slice(at, found), el("mark", {}, text.slice(found, found + query.length)));
    at = found + query.length;
  }
  return [...out, text.slice(at)].filter((part) => part !== "");
}

function state(row) {
  const left = row.findings.filter((f) => !f.answered).length, quality = row.quality_corrected ?? row.quality;
  return [
    el(`span.s-${row.status.split(" ")[0]}`, {}, named("status", row.status)),
    row.type !== "1-1" && el("span.type", { title: t("type.title") }, row.type),
    el("span", {}, left ? t(left === 1 ? "findings.one" : "findings.n", { n: left }) : "", " "),
    el("span", { title: t("quality.title") }, t("quality.short", { n: quality.toFixed(2) })),
    row.confidence < 0.7 && el("span.low", { title: t("confidence.title") }, t("confidence.short", { n: row.confidence.toFixed(2) })),
    row.by && el("span.by", {}, t("changed.by", { who: row.by })),
  ];
}
