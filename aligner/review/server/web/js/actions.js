// What a reader can do: each action asks the server for a decision and shows what it answers. A row that was changed by
// somebody else in between is shown as it is now, and the decision is not made.
import { Clash, get, post } from "./api.js";
import { ignoreDialog, rejectDialog, ruleDialog } from "./dialogs.js";
import { editing, draftOf, dropDraft, keepDraft } from "./editor.js";
import { said } from "./filters.js";
import { refresh } from "./list.js";
import { say } from "./notice.js";
import { change, decided, go, point, row, store } from "./store.js";
import { focusSplit, splitting } from "./split.js";
import { t } from "./words.js";

let busy = false;
const waiting = []; // actions that were asked for while the server was deciding

// One question to the server after the other. A key that is pressed meanwhile means the row as it will be, so it waits.
async function inTurn(work) {
  busy = true;
  const slow = setTimeout(() => say(t("deciding")), 700);
  try {
    return await work();
  } catch (error) {
    say(error.message === "lost" ? t("lost.decision") : error.message, true);
    return null;
  } finally {
    clearTimeout(slow);
    busy = false;
    while (waiting.length && !busy) run(...waiting.shift());
  }
}

const sent = (path, body, then) => inTurn(async () => {
  let data;
  try {
    data = await post(path, { author: store.author, ...body });
  } catch (error) {
    if (!(error instanceof Clash)) throw error;
    await clashed(error.row, body.key);
    return null;
  }
  change(data);
  then?.(data);
  return data;
});

async function clashed(now, key) {
  if (now) change({ seq: store.seq, rows: [now], removed: [] }, { mine: false });
  else await catchUp();
  if (editing.key === key && now) { editing.clash = { version: now.version }; refresh(); }
  say(now ? t("clash.said", { who: now.by || t("clash.someone") }) : t("clash.gone"), true);
}

export async function catchUp() {
  const data = await get("/api/since", { seq: store.seq });
  if (data.rows.length || data.removed.length) change(data, { mine: false });
}

export const decide = (kind, key, fields = {}, then = undefined) => {
  const one = row(key);
  return one ? sent("/api/decide", { kind, key, expected: one.version, fields }, then) : null;
};

const open = (one) => one.findings.filter((f) => !f.answered);
// The finding that a key means: the chosen one, else the first open one that has a suggestion, else the first.
const meant = (one, key) => said(one).find((f) => f.key === (key ?? store.finding)) ??
  open(one).find((f) => f.suggestion && f.en) ?? open(one).find((f) => f.suggestion) ?? open(one)[0];

const next = (step) => {
  const at = store.shown.indexOf(store.here), key = store.shown[at + step];
  if (key) go(key); else say(t(step > 0 ? "end.last" : "end.first"));
};

// The next row that fits, after the current one and then from the beginning.
function nextWhere(fits) {
  const at = store.shown.indexOf(store.here), round = [...store.shown.slice(at + 1), ...store.shown.slice(0, Math.max(0, at))];
  return round.find((key) => fits(row(key)));
}

const goOn = () => {
  const key = nextWhere((one) => !decided(one));
  if (key) go(key); else say(t("all.decided"));
};

function nextToReview() {
  const key = nextWhere((one) => one.status === "needs review") ?? nextWhere((one) => !decided(one));
  if (key) go(key); else say(t(row() && !decided(row()) ? "last.undecided" : "all.decided"));
}

function nextFinding(step) {
  const at = Math.max(0, store.shown.indexOf(store.here)), here = row();
  if (!here) return;
  const list = said(here).filter((f) => !f.answered), k = list.findIndex((f) => f.key === store.finding);
  const inside = list[k < 0 ? (step > 0 ? 0 : -1) : k + step];
  if (inside && (step > 0 || k >= 0)) return point(inside.key);
  const others = step > 0 ? store.shown.slice(at + 1) : store.shown.slice(0, at).reverse();
  const key = others.find((one) => said(row(one)).some((f) => !f.answered));
  if (!key) return say(t("no.finding"));
  go(key);
  point(said(row(key)).filter((f) => !f.answered).at(step > 0 ? 0 : -1).key);
}

// After a finding is dealt with the next one of the row is chosen.
const following = (one, f) => {
  const list = open(one), k = list.findIndex((other) => other.key === f.key), after = list[k + 1]?.key;
  return () => {
    const left = open(row(one.key) ?? { findings: [] });
    store.finding = left.find((other) => other.key === after)?.key ?? null;
    point(store.finding);
  };
};

const deletes = (f) => f.rule.startsWith("surface.") && f.en !== null; // its suggestion is to write nothing there

function accept(key) {
  const one = row(), f = one && meant(one, key);
  if (!f || f.answered || (!f.suggestion && !deletes(f))) return say(t("no.suggestion"));
  if (!f.en) return edit(t("suggestion.by.hand", { text: f.suggestion }));
  return decide("accept", one.key, { finding: f.key }, () => { following(one, f)(); say(f.suggestion ? t("accepted", { text: f.suggestion }) : t("accepted.deleted")); });
}

function reject(key) {
  const one = row(), f = one && meant(one, key);
  if (!f) return say(t("no.finding.here"));
  return decide("reject_suggestion", one.key, { finding: f.key }, () => { following(one, f)(); say(t(f.answered ? "taken.back" : "finding.rejected")); });
}

function ignore(key) {
  const one = row(), f = one && meant(one, key);
  if (!f) return say(t("no.finding.here"));
  return ignoreDialog(f, (scope) => decide("ignore", one.key, { finding: f.key, scope }, () => { following(one, f)(); say(t(`ignored.${scope}`)); }));
}

function rule(key) {
  const one = row(), f = one && meant(one, key);
  if (!f?.suggestion) return say(t("no.suggestion"));
  return inTurn(async () => {
    const { changes } = await get("/api/preview", { rule: f.rule });
    ruleDialog(f.rule, changes, () => sent("/api/accept-rule", { rule: f.rule }, (data) => say(t("rule.done", { n: data.rows.length }))));
  });
}

export function edit(hint = "") {
  const one = row();
  if (!one) return;
  const draft = draftOf(one);
  Object.assign(editing, { key: one.key, version: one.version, text: draft ?? one.en, clash: null });
  Object.assign(splitting, { key: null, zh: null });
  refresh();
  const area = document.querySelector(".editor textarea");
  area?.focus();
  area?.setSelectionRange(area.value.length, area.value.length);
  area?.closest(".editor").scrollIntoView({ block: "nearest" });
  if (hint || (draft !== null && draft !== one.en)) say(hint || t("edit.draft"));
}

export function leaveEdit() {
  editing.key = null;
  editing.clash = null;
  refresh();
  go(store.here, { jump: false });
}

// Save what was typed; "next" confirms the row and goes on, "mine" puts it over what somebody else has written.
export async function saveEdit(how) {
  const one = row(editing.key), text = editing.text.trim();
  if (!one) return leaveEdit();
  if (editing.clash && how !== "mine") return say(t("clash.first"), true);
  const expected = how === "mine" ? one.version : editing.version;
  if (text !== one.en) {
    const done = await sent("/api/decide", { kind: "set_english", key: one.key, expected, fields: { en: text } });
    if (!done) return keepDraft(one, text);
    say(t("saved"));
  }
  dropDraft(one.key);
  leaveEdit();
  if (how !== "next") return undefined;
  return row(one.key)?.status === "confirmed" ? goOn() : decide("confirm", one.key, {}, goOn);
}

const toggle = (status, kind) => {
  const one = row();
  if (!one) return null;
  return one.status === status ? decide("reopen", one.key, { status: "" }, () => say(t("reopened"))) : decide(kind, one.key, {}, () => { goOn(); say(t(`said.${kind}`, { n: one.id })); });
};

function merge() {
  const one = row(), after = one && store.order[store.order.indexOf(one.key) + 1];
  if (!after) return say(t("merge.last"));
  return decide("merge", one.key, { with: after }, () => say(t("merged", { a: one.id, b: one.id + 1 })));
}

function split() {
  const one = row();
  if (!one) return;
  if (!/\S\s+\S/.test(one.en)) return say(t("split.short"));
  Object.assign(editing, { key: null, clash: null });
  Object.assign(splitting, { key: one.key, zh: null });
  refresh();
  focusSplit();
}

export function leaveSplit() {
  Object.assign(splitting, { key: null, zh: null });
  refresh();
  go(store.here, { jump: false });
}

export async function saveSplit({ at, zh }) {
  const key = splitting.key;
  Object.assign(splitting, { key: null, zh: null });
  await decide("split", key, zh === null ? { at } : { at, zh }, () => say(t("was.split")));
  refresh();
  go(store.here, { jump: false });
}

const move = (to) => {
  const one = row();
  return one && decide("move", one.key, { to }, () => say(t(`moved.${to}`)));
};

const step = (path, word) => sent(path, {}, (data) => {
  const first = data.rows.find((one) => store.rows.has(one.key));
  store.finding = null;
  if (first) go(first.key);
  say(t(word, { n: first?.id ?? "" }));
});

export const ACTIONS = {
  accept, reject, takeBack: reject, ignore, rule, edit: () => edit(), merge, split,
  confirm: () => { const one = row(); return one && decide("confirm", one.key, {}, () => { goOn(); say(t("said.confirm", { n: one.id })); }); },
  reopen: () => { const one = row(); return one && decide("reopen", one.key, { status: "" }, () => say(t("reopened"))); },
  unusable: () => (row()?.status === "rejected" ? toggle("rejected", "reject") : row() && rejectDialog(row(), () => toggle("rejected", "reject"))),
  up: () => move("up"), down: () => move("down"),
  undo: () => step("/api/undo", "undone"), redo: () => step("/api/redo", "redone"),
  next: () => next(1), previous: () => next(-1), review: nextToReview,
  finding: () => nextFinding(1), findingBack: () => nextFinding(-1),
  first: () => go(store.shown[0]), last: () => go(store.shown.at(-1)),
  anchor: () => { const one = row(); return one && decide("anchor", one.key, one.anchor ? { off: true } : {}, () => say(t(one.anchor ? "anchor.off" : "anchored"))); },
  realign: () => { const one = row(); return one && decide("realign", one.key, {}, (data) => say(t(data.rows.length ? "realigned" : "realigned.none", { n: data.rows.length }))); },
};

// More actions come from the parts that own them (note, export, help ...).
export function run(name, ...given) {
  if (busy) waiting.push([name, ...given]);
  else ACTIONS[name]?.(...given);
}
