// The English of a row as text to edit, with what it changes in the machine's English below. What was typed and not saved is
// kept in this browser, so that neither Escape nor a reload nor a lost server costs a word.
import { diff } from "./diff.js";
import { el } from "./dom.js";
import { t } from "./words.js";

export const editing = { key: null, version: null, text: "", clash: null, after: null };
export const isEditing = (key) => (editing.key === key ? `editing${editing.clash ? editing.clash.version : ""}` : "");

const shelf = () => { try { return JSON.parse(localStorage.getItem("drafts") ?? "{}"); } catch { return {}; } };
const keep = (drafts) => { try { localStorage.setItem("drafts", JSON.stringify(drafts)); } catch { /* a full or closed shelf */ } };

export function draftOf(row) {
  const draft = shelf()[row.key];
  return draft && draft.zh === row.zh ? draft.text : null;
}

export function keepDraft(row, text) {
  const drafts = shelf();
  if (text === row.en) delete drafts[row.key]; else drafts[row.key] = { text, zh: row.zh };
  keep(drafts);
}

export function dropDraft(key) {
  const drafts = shelf();
  delete drafts[key];
  keep(drafts);
}

const NEAR = 40; // characters around a change that are shown with it

// A stretch that is the same in both texts, its far part left out.
function shortened(text, first, last) {
  if (text.length <= 2 * NEAR) return text;
  return `${first ? "" : text.slice(0, NEAR)} … ${last ? "" : text.slice(-NEAR)}`;
}

export function editor(row) {
  const shown = el("div.diff", { "aria-live": "off", lang: "en" });
  const area = el("textarea", { lang: "en", spellcheck: "true", "aria-label": t("edit.label", { n: row.id }), "aria-describedby": "edit-keys",
    oninput: () => { editing.text = area.value; keepDraft(row, area.value); compare(); fit(); } });
  area.value = editing.text;
  const fit = () => { if (!CSS.supports("field-sizing", "content")) { area.style.height = "auto"; area.style.height = `${area.scrollHeight + 2}px`; } };
  const compare = () => {
    const pieces = diff(row.machine, area.value), same = area.value === row.machine;
    shown.replaceChildren(...(same ? [t("edit.same")] : pieces.map(([kind, text], k) =>
      kind === "equal" ? shortened(text, k === 0, k === pieces.length - 1) : el(kind === "insert" ? "ins" : "del", {}, text))));
  };
  const put = (text) => { area.value = text; area.dispatchEvent(new Event("input")); area.focus(); };
  compare();
  queueMicrotask(fit);
  const ask = (name) => area.dispatchEvent(new CustomEvent("edit", { bubbles: true, detail: name }));
  return el("div.editor", { onclick: (event) => event.stopPropagation() },
    editing.clash && clash(row, put, ask), area, shown,
    el("div.buttons", { id: "edit-keys" },
      el("button.main", { type: "button", onclick: () => ask("next") }, t("edit.save"), el("kbd", {}, "Ctrl+Enter")),
      el("button", { type: "button", onclick: () => ask("stay") }, t("edit.stay"), el("kbd", {}, "Ctrl+S")),
      el("button.quiet", { type: "button", onclick: () => ask("leave") }, t("edit.leave"), el("kbd", {}, "Esc")),
      row.machine !== "" && el("button.quiet", { type: "button", onclick: () => put(row.machine) }, t("edit.machine"))));
}

// The row was changed by another tab or person while this text was written: both stand here, and nothing is overwritten
// unless the reader says so.
function clash(row, put, ask) {
  return el("div.clash", { role: "alert" }, el("b", {}, t("clash.title", { who: row.by || t("clash.someone") })),
    el("p", { lang: "en" }, row.en || t("no.en")),
    el("div.buttons", {}, el("button", { type: "button", onclick: () => put(row.en) }, t("clash.theirs")),
      el("button", { type: "button", onclick: () => ask("mine") }, t("clash.mine"))));
}
