// Tasks and targets: those of a row in its details, all of them in the second tab of the pane.
import { el } from "./dom.js";
import { go, number, store } from "./store.js";
import { t } from "./words.js";

export const records = { tasks: [], targets: [] }; // each with the keys of its rows

const has = (row) => (record) => record.rows.includes(row.key);

export function recordsOf(row) {
  const tasks = records.tasks.filter(has(row)), targets = records.targets.filter(has(row));
  if (!tasks.length && !targets.length) return null;
  return [el("h2", {}, t("records.here")), el("ul.records", {}, [...targets, ...tasks].map((one) => record(one, false)))];
}

export function recordsPanel() {
  const part = (name, list) => [el("h2", {}, t(`records.${name}`, { n: list.length })),
    list.length ? el("ul.records", {}, list.map((one) => record(one, true))) : el("p.quiet-text", {}, t("records.none"))];
  return el("div.panel", {}, part("targets", records.targets), part("tasks", records.tasks));
}

function record(one, linked) {
  const here = linked ? one.rows.find((key) => store.rows.has(key)) : null;
  return el("li", {},
    el("b", {}, one.head), one.when ? ` · ${one.when}` : "", one.who ? ` · ${one.who}` : "",
    here && el("button.quiet", { type: "button", onclick: () => go(here) }, t("row.n", { n: number(here) })),
    one.zh && el("p", { lang: "zh" }, one.zh),
    one.en && el("p", { lang: "en" }, one.en),
    one.odd && el("p.odd", {}, one.odd));
}
