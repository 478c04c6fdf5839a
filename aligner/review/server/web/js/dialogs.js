// Questions and lists that lie over the page. Each is a dialog of the browser's own: Escape closes it, the focus goes back.
import { diff } from "./diff.js";
import { byId, el } from "./dom.js";
import { say } from "./notice.js";
import { t } from "./words.js";

const dialog = byId("dialog");

export function show(title, ...content) {
  const before = document.activeElement;
  dialog.replaceChildren(el("h2", { id: "dialog-h" }, title), ...content.filter(Boolean));
  dialog.onclose = () => { dialog.replaceChildren(); if (before?.isConnected) before.focus({ preventScroll: true }); };
  dialog.showModal();
  dialog.scrollTop = 0;
  return dialog;
}

export const close = () => dialog.close();
// A button acts first, while the choices of the dialog are still there, and closes it.
const button = (words, act, classes = "", extra = {}) =>
  el(`button${classes}`, { type: "button", ...extra, onclick: () => { act?.(); close(); } }, words);

// Here, in the document, in the project: what each of them means stands below it.
export function ignoreDialog(finding, then) {
  const scopes = ["row", "document", "project"];
  show(t("ignore.title"), el("p", {}, finding.message), el("div.choices", {}, scopes.map((scope, k) =>
    button([t(`ignore.${scope}`), " ", el("kbd", {}, String(k + 1)), el("small", {}, t(`ignore.${scope}.means`))], () => then(scope), "", { data: { key: k + 1 }, autofocus: k === 0 }))),
  el("div.buttons", {}, button(t("cancel"), null, ".quiet")));
}

export function rejectDialog(row, then) {
  show(t("unusable.title", { n: row.id }), el("p", {}, t("unusable.means")),
    el("div.buttons", {}, button(t("do.unusable"), then, ".main", { autofocus: true }), button(t("cancel"), null, ".quiet")));
}

export function ruleDialog(rule, changes, then) {
  if (!changes.length) return say(t("rule.none", { rule }));
  const pieces = (one) => diff(one.before, one.after).map(([kind, text]) => (kind === "equal" ? text : el(kind === "insert" ? "ins" : "del", {}, text)));
  return show(t("rule.title", { rule, n: changes.length }),
    el("p.quiet-text", {}, t("rule.means")),
    el("table.preview", {}, el("tbody", {}, changes.slice(0, 200).map((one) => el("tr", {}, el("th", { scope: "row" }, String(one.id)), el("td", { lang: "en" }, pieces(one)))))),
    changes.length > 200 && el("p.quiet-text", {}, t("rule.more", { n: changes.length - 200 })),
    el("div.buttons", {}, button(t("rule.accept", { n: changes.length }), then, ".main", { autofocus: true }), button(t("cancel"), null, ".quiet")));
}

const KEYS = [
  ["next", "J"], ["previous", "K"], ["review", "N"], ["finding", "F"], ["findingBack", "Shift+F"], ["accept", "A"], ["rule", "Shift+A"], ["reject", "R"],
  ["ignore", "I"], ["edit", "E"], ["confirm", "C"], ["reopen", "O"], ["unusable", "X"], ["merge", "M"], ["split", "S"], ["up", "U"], ["down", "D"],
  ["anchor", "P"], ["realign", "L"], ["note", "T"], ["undo", "Z"], ["redo", "Shift+Z"], ["search", "/"], ["views", "1 2 3"],
  ["export", "Shift+E"], ["help", "?"], ["save", "Ctrl+Enter"], ["stay", "Ctrl+S"], ["leave", "Esc"],
];

export function helpDialog(settings) {
  show(t("help.title"), el("dl.keys", {}, KEYS.map(([name, key]) => el("div", {}, el("dt", {}, key.split(" ").map((k) => [el("kbd", {}, k), " "])), el("dd", {}, t(`key.${name}`))))),
    el("p.quiet-text", {}, t("help.more")), settings,
    el("div.buttons", {}, button(t("close"), null, ".main", { autofocus: true })));
}

// What to export: each format is a link with the choice of rows in its address; the browser saves what the server writes.
export function exportDialog(forms) {
  const rows = el("select", {}, ["all", "confirmed", "usable"].map((name) => el("option", { value: name }, t(`export.${name}`))));
  const save = (to) => {
    const link = el("a", { href: `/api/export?${new URLSearchParams({ to, rows: rows.value })}`, download: "" });
    document.body.append(link);
    link.click();
    link.remove();
    say(t("export.done"));
  };
  show(t("export.title"), el("label.field", {}, t("export.rows"), rows),
    el("div.choices.formats", {}, forms.map(([name, about], k) => button([el("kbd", {}, k < 9 ? String(k + 1) : " "), " ", el("b", {}, name.toUpperCase()), el("small", {}, about)],
      () => save(name), "", { data: { key: k + 1, to: name }, autofocus: k === 0 }))),
    el("p.quiet-text", {}, t("export.means")),
    el("div.buttons", {}, button(t("cancel"), null, ".quiet")));
}

export function noteDialog(row, then) {
  const area = el("textarea", { rows: 4, "aria-label": t("note.title", { n: row.id }), autofocus: true });
  area.value = row.note;
  const save = () => { close(); then(area.value.trim()); };
  area.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); } });
  show(t("note.title", { n: row.id }), el("div.panel", {}, area),
    el("div.buttons", {}, el("button.main", { type: "button", onclick: save }, t("note.save"), el("kbd", {}, "Ctrl+Enter")), button(t("cancel"), null, ".quiet")));
}
