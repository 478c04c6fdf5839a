// Keys. A letter does something only where nothing is being typed; what is typed in a field is typed.
import { ACTIONS, run, leaveEdit, leaveSplit, saveEdit } from "./actions.js";
import { byId } from "./dom.js";
import { editing } from "./editor.js";
import { splitting } from "./split.js";
import { hideTip } from "./tip.js";

const KEYS = {
  a: "accept", r: "reject", e: "edit", c: "confirm", m: "merge", s: "split", u: "up", d: "down", z: "undo", j: "next", k: "previous",
  n: "review", f: "finding", i: "ignore", x: "unusable", o: "reopen", t: "note", l: "realign", p: "anchor",
  A: "rule", Z: "redo", F: "findingBack", E: "export", "/": "search", "?": "help", 1: "machine", 2: "current", 3: "changes",
  ArrowDown: "next", ArrowUp: "previous", Home: "first", End: "last", Enter: "edit",
};
const ROW_KEYS = ["ArrowDown", "ArrowUp", "Home", "End", "Enter"]; // only in the list: elsewhere they belong to what has the focus

const typing = (target) => target.matches?.("textarea, select, input:not([type='checkbox'], [type='radio'], [type='range'])") || target.isContentEditable;

export const settings = { on: true };

function inEditor(event) {
  const control = event.ctrlKey || event.metaKey;
  const what = control && event.key === "Enter" ? "next" : control && event.key.toLowerCase() === "s" ? "stay" : event.key === "Escape" ? "leave" : null;
  if (!what) return false;
  event.preventDefault();
  event.stopPropagation();
  if (what === "leave") leaveEdit(); else saveEdit(what);
  return true;
}

function inDialog(event) {
  const choice = byId("dialog").querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (choice) { event.preventDefault(); choice.click(); }
}

export function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (byId("dialog").open) return inDialog(event);
    if (event.target.matches?.(".editor textarea") && inEditor(event)) return;
    if (event.key === "Escape") return escape(event);
    if (typing(event.target)) {
      if (event.target.id === "search" && event.key === "Enter") { event.preventDefault(); byId("scroller").focus(); ACTIONS.here?.(); }
      return;
    }
    if (!settings.on || event.ctrlKey || event.altKey || event.metaKey || editing.key) return;
    if (ROW_KEYS.includes(event.key) && event.target !== document.body && !event.target.matches(".row, #scroller")) return;
    const name = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : KEYS[event.key.toLowerCase()] && !event.shiftKey ? KEYS[event.key.toLowerCase()] : null;
    if (!name || !ACTIONS[name]) return;
    event.preventDefault();
    hideTip();
    run(name);
  });
}

function escape(event) {
  hideTip();
  if (splitting.key) return leaveSplit();
  if (event.target.id === "search") {
    event.target.value = "";
    event.target.dispatchEvent(new Event("input", { bubbles: true }));
    event.target.blur();
    return ACTIONS.here?.();
  }
  if (editing.key) return leaveEdit();
  if (event.target.closest?.("#bar, #pane")) ACTIONS.here(); // back to the rows
  return undefined;
}
