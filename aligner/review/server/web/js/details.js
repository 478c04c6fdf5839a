// What is known about a row, and what can be done with it: in the pane beside the list, or inside the row on a phone.
import { run } from "./actions.js";
import { el } from "./dom.js";
import { filters, ruleWords } from "./filters.js";
import { point, store } from "./store.js";
import { recordsOf } from "./records.js";
import { termsSlot } from "./terms.js";
import { named, t } from "./words.js";

export function details(row) {
  const hints = filters.hints ? row.hints : [], open = row.findings.filter((f) => !f.answered).length;
  const beside = `${row.zh}\n${row.en}`;
  return el("div.panel", {},
    tools(row),
    el("h2", {}, open ? t("findings.title", { n: open }) : t("findings.none")),
    list(row.findings.filter((f) => !f.answered), beside),
    hints.length > 0 && [el("h2", {}, t("hints.title", { n: hints.length })), list(hints, beside)],
    !filters.hints && row.hints.length > 0 && el("p.quiet-text", {}, t("hints.hidden", { n: row.hints.length })),
    answered(row),
    termsSlot(row), recordsOf(row), figures(row));
}

const list = (findings, beside) => findings.length > 0 && el("ul.findings", {}, findings.map((f) => finding(f, beside)));

// What was dealt with already: edits by rule, which can be taken back, and what a person has put away.
function answered(row) {
  const done = row.findings.filter((f) => f.answered);
  return done.length > 0 && [el("h2", {}, t("answered", { n: done.length })), el("ul.findings.done", {}, done.map((f) => finding(f, "")))];
}

const TOOLS = [["confirm", "C"], ["edit", "E"], ["merge", "M"], ["split", "S"], ["up", "U"], ["down", "D"], ["note", "T"], ["realign", "L"], ["unusable", "X"]];

function tools(row) {
  const settled = row.status === "confirmed" || row.status === "rejected";
  return el("menu.tools", { "aria-label": t("tools") }, TOOLS.map(([name, key]) => {
    const what = name === "confirm" && settled ? "reopen" : name, letter = what === "reopen" ? "O" : key;
    return el(`button${what === "confirm" ? ".main" : ""}`, { type: "button", title: t(`do.${what}.title`), onclick: () => run(what) },
      t(`do.${what}`), el("kbd", { "aria-hidden": "true" }, letter));
  }));
}

// Severity, check and rule; what is said; what should stand there; on what evidence.
// Evidence that the message quotes already, or that stands marked in the texts beside, is left out.
export function said(f, beside = "") {
  const more = f.evidence.split(/[↔→;]/).some((part) => !f.message.includes(part.trim()) && !beside.includes(part.trim()));
  return [
    el("div.kind", { title: f.rule }, f.severity && [el("b", {}, f.level === "hint" ? t("hint") : named("severity", f.severity)), " "], named("check", f.check), f.rule.includes(".") ? ` · ${ruleWords(f.rule)}` : ""),
    el("p", {}, f.message),
    f.suggestion && el("p.fix", { lang: "en" }, el("span.vh", {}, t("suggestion")), f.suggestion),
    more && el("p.evidence", {}, f.evidence),
  ];
}

function finding(f, beside) {
  const here = f.key === store.finding, sure = f.confidence !== null && !f.answered && t("confidence.is", { n: f.confidence.toFixed(2) });
  const buttons = [["accept", "A"], ["reject", "R"], ["takeBack", "R"], ["ignore", "I"], ["rule", "Shift+A"]].filter(([name]) => offered(f, name));
  return el(`li.finding.${f.level}${here ? ".here" : ""}`,
    { data: { f: f.key }, "aria-current": here || null, onclick: () => { if (!here && !getSelection()?.toString()) point(f.key); } },
    f.answered === "corrected" ? edit(f) : said(f, beside),
    sure && el("p.evidence", {}, sure),
    f.answered && f.answered !== "corrected" && el("p.evidence", {}, t(`answered.${f.answered}`)),
    buttons.length > 0 && el("div.buttons", {}, buttons.map(([name, key]) =>
      el("button", { type: "button", title: t(`do.${name}.title`), onclick: (event) => { event.stopPropagation(); run(name, f.key); } },
        t(`do.${name}`), here && el("kbd", { "aria-hidden": "true" }, key)))));
}

// An edit that a rule has made: what it put in the place of what, and why on a second look.
const edit = (f) => [
  el("div.kind", { title: f.rule }, named("check", f.check), f.rule.includes(".") ? ` · ${ruleWords(f.rule)}` : ""),
  el("p.edit", { lang: "en", title: f.message }, f.old && el("del", {}, f.old), f.old && f.new && " ", f.new && el("ins", {}, f.new)),
];

const offered = (f, name) => {
  if (name === "takeBack") return f.answered === "corrected";
  return !f.answered && (name === "ignore" || f.suggestion !== "" || (name !== "reject" && f.rule.startsWith("surface.") && f.en !== null));
};

function figures(row) {
  const quality = row.quality_corrected ?? row.quality;
  return [el("h2", {}, t("figures")), el("p.quiet-text", {}, t("figures.all", { type: row.type, confidence: row.confidence.toFixed(2),
    score: row.score.toFixed(2), machine: row.quality.toFixed(2), quality: quality.toFixed(2) }))];
}
