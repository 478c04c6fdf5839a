// The rows as the server has them, and what of them is shown. Whoever wants to know listens for "rows" and "here".
import { matches, sorted } from "./filters.js";
import { ready } from "./rows.js";

export const store = Object.assign(new EventTarget(), {
  rows: new Map(), // by key
  order: [], // keys in the order of the document
  shown: [], // keys of the list, in its order
  here: null, // key of the current row
  finding: null, // key of the current finding
  seq: 0,
  names: {},
  author: "",
});

export const row = (key = store.here) => store.rows.get(key);
export const decided = (one) => one.status === "confirmed" || one.status === "rejected";
export const number = (key) => store.rows.get(key)?.id ?? 0;

const tell = (name, detail) => store.dispatchEvent(new CustomEvent(name, { detail }));

export function take(data) {
  store.rows = new Map(data.rows.map((one) => [one.key, ready(one)]));
  store.order = data.rows.map((one) => one.key);
  store.seq = data.seq;
  choose();
}

// Choose the rows of the list anew. Until then a row that no longer meets the filters stays where it is: nothing goes
// from under the reader's eyes because of what was decided.
export function choose() {
  store.shown = sorted(store.order.map((key) => store.rows.get(key)).filter(matches)).map((one) => one.key);
  if (!store.shown.includes(store.here)) store.here = store.shown[0] ?? null;
  store.finding = null;
  tell("rows", { keys: store.order, moved: true });
  tell("here", { jump: true });
}

// Put in what a decision, or another person, has changed. Rows that are gone leave their place to those that came.
export function change(data, { mine = true } = {}) {
  if (data.seq < store.seq && !mine) return;
  store.seq = Math.max(store.seq, data.seq);
  const gone = new Set(data.removed ?? []), came = [];
  const place = store.shown.findIndex((key) => gone.has(key));
  for (const one of data.rows) {
    const old = store.rows.get(one.key);
    if (!old) came.push(one.key);
    store.rows.set(one.key, Object.assign(ready(one), { by: mine ? "" : data.by?.[one.key] ?? "", fresh: !mine, terms: old?.zh === one.zh ? old.terms : undefined }));
  }
  for (const key of gone) store.rows.delete(key);
  if (gone.size || came.length) rearrange(gone, came, place);
  tell("rows", { keys: data.rows.map((one) => one.key), moved: gone.size + came.length > 0, mine });
  tell("here", { jump: false });
}

// Every row that came knows its number; the others keep their order around it.
function rearrange(gone, came, place) {
  store.order = store.order.filter((key) => !gone.has(key));
  for (const key of came.sort((a, b) => number(a) - number(b))) store.order.splice(number(key) - 1, 0, key);
  store.order.forEach((key, k) => { store.rows.get(key).id = k + 1; });
  const list = store.shown.filter((key) => !gone.has(key));
  let at = place < 0 ? -1 : store.shown.slice(0, place).filter((key) => !gone.has(key)).length;
  for (const key of came) {
    if (at < 0) at = list.findLastIndex((one) => number(one) < number(key)) + 1;
    list.splice(at, 0, key);
    at = place < 0 ? -1 : at + 1;
  }
  store.shown = list;
  if (!store.rows.has(store.here)) store.here = came[0] ?? list[Math.min(Math.max(0, place), list.length - 1)] ?? null;
}

export function go(key, { jump = true, focus = true } = {}) {
  if (!key) return;
  if (key !== store.here) store.finding = null;
  store.here = key;
  tell("here", { jump, focus });
}

export function point(finding) {
  store.finding = finding;
  tell("here", { jump: false, focus: true });
}

export function progress() {
  const count = { confirmed: 0, rejected: 0, review: 0, rows: store.rows.size };
  for (const one of store.rows.values()) {
    if (one.status in count) count[one.status] += 1;
    else if (one.status === "needs review") count.review += 1;
  }
  return count;
}
