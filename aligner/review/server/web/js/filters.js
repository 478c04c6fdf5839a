// Which rows are in the list, and in which order.
import { byId, el } from "./dom.js";
import { named, t } from "./words.js";

const SELECTS = ["status", "check", "severity", "type"];
const GRAVE = ["critical", "major", "minor"];
const EMPTY = { search: "", status: "", check: "", rule: "", severity: "", type: "", confidence: 1, hints: false, order: "document" };
export const filters = { ...EMPTY };

// What is said about a row: its findings, and its hints where these are shown.
export const said = (row) => (filters.hints ? [...row.findings, ...row.hints] : row.findings);

// Whether a finding is among those that the filters ask for.
export const wanted = (finding) =>
  (!filters.check || finding.check === filters.check) && (!filters.rule || finding.rule === filters.rule) &&
  (!filters.severity || GRAVE.indexOf(finding.severity) <= GRAVE.indexOf(filters.severity));

export function matches(row) {
  const { status, type, confidence, search } = filters;
  if (status === "open" ? row.status === "confirmed" || row.status === "rejected" : status && row.status !== status) return false;
  if (type === "odd" ? row.type === "1-1" : type && row.type !== type) return false;
  if (row.confidence > confidence) return false;
  if ((filters.check || filters.rule || filters.severity) && !said(row).some((f) => !f.answered && wanted(f))) return false;
  if (filters.hints === "only" && !row.hints.length) return false;
  if (!search) return true;
  const words = search.toLowerCase();
  return [row.zh, row.en, row.machine, row.note].some((text) => text && text.toLowerCase().includes(words));
}

const worst = (row) => (row.status === "confirmed" || row.status === "rejected" ? 2 : 0) + (row.quality_corrected ?? row.quality);

export const sorted = (rows) => (filters.order === "worst" ? rows.toSorted((a, b) => worst(a) - worst(b) || a.id - b.id) : rows);

// Fill the drop-down lists with what there is, each choice with its count; the reader's choice stays chosen.
export function fill(rows) {
  const all = [...rows], found = all.flatMap(said).filter((f) => !f.answered);
  const count = (values) => {
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]);
  };
  const open = all.filter((row) => row.status !== "confirmed" && row.status !== "rejected").length;
  const odd = all.filter((row) => row.type !== "1-1").length;
  const grave = GRAVE.map((name, k) => [name, found.filter((f) => GRAVE.indexOf(f.severity) <= k).length]);
  options("status", [["open", open], ...count(all.map((row) => row.status))], (name) => named("status", name));
  checkList(found);
  options("severity", grave.filter(([, n]) => n), (name) => t(`least.${name}`));
  options("type", [...(odd ? [["odd", odd]] : []), ...count(all.map((row) => row.type))], (name) => (name === "odd" ? t("type.odd") : name));
  byId("hints-count").textContent = all.reduce((n, row) => n + row.hints.length, 0).toLocaleString();
}

function options(name, choices, word) {
  const list = byId(`by-${name}`), chosen = filters[name];
  const first = el("option", { value: "" }, t(`any.${name}`));
  const shown = choices.some(([value]) => value === chosen) || !chosen ? choices : [...choices, [chosen, 0]];
  put(list, [first, ...shown.map(([value, n]) => el("option", { value }, `${word(value)} (${n.toLocaleString()})`))], chosen);
}

// Exchange the choices of a list where they are others by now; one that is being chosen from is left alone.
function put(list, options, chosen) {
  const told = options.map((one) => one.textContent).join("\n");
  if (list.dataset.told !== told && (list !== document.activeElement || !list.options.length)) {
    list.replaceChildren(...options);
    list.dataset.told = told;
  }
  list.value = chosen;
}

// Checks with their rules below them, in one list: a value with a dot is a rule.
function checkList(found) {
  const list = byId("by-check"), chosen = filters.rule || filters.check, checks = new Map();
  for (const f of found) {
    const rules = checks.get(f.check) ?? checks.set(f.check, new Map()).get(f.check);
    rules.set(f.rule, (rules.get(f.rule) ?? 0) + 1);
  }
  const total = (rules) => [...rules.values()].reduce((a, b) => a + b, 0);
  const option = (value, words, n) => el("option", { value }, `${words} (${n.toLocaleString()})`);
  const groups = [...checks].sort((a, b) => total(b[1]) - total(a[1])).map(([check, rules]) => [
    option(check, named("check", check), total(rules)),
    [...rules].filter(([rule]) => rule.includes(".")).sort((a, b) => b[1] - a[1]).map(([rule, n]) => option(rule, `\u2003${ruleWords(rule)}`, n))]);
  const all = [el("option", { value: "" }, t("any.check")), ...groups.flat(2)];
  put(list, chosen && !all.some((one) => one.value === chosen) ? [...all, option(chosen, chosen, 0)] : all, chosen);
}

// What a rule's name says after its check's: term.known_wrong is "known wrong".
export const ruleWords = (rule) => rule.slice(rule.indexOf(".") + 1).replaceAll("_", " ");

// Read the bar into the filters and show which of them are on.
export function readBar() {
  for (const name of SELECTS) {
    filters[name] = byId(`by-${name}`).value;
    byId(`by-${name}`).classList.toggle("on", filters[name] !== "");
  }
  filters.rule = filters.check.includes(".") ? filters.check : "";
  if (filters.rule) filters.check = "";
  filters.search = byId("search").value.trim();
  filters.confidence = Number(byId("by-confidence").value);
  filters.hints = byId("by-hints").checked;
  filters.order = byId("by-order").value;
  byId("search").classList.toggle("on", filters.search !== "");
  byId("confidence-value").textContent = filters.confidence.toFixed(2);
}

// Whether anything but the order has been chosen.
export const filtered = () => ["search", "status", "check", "rule", "severity", "type"].some((name) => filters[name]) || filters.confidence < 1;

export function clearBar() {
  for (const name of SELECTS) byId(`by-${name}`).value = "";
  byId("search").value = "";
  byId("by-confidence").value = 1;
  byId("by-hints").checked = false;
}
