// The windowed list: of any number of rows, those near the screen exist. A row's height is guessed from its texts until it
// has been seen; the row at the top of the screen stays where it is when a guess above it turns out wrong.
import { byId, clamp } from "./dom.js";
import { store } from "./store.js";

const AROUND = 600; // pixels above and below the screen that are kept ready
const scroller = byId("scroller"), space = byId("space"), view = byId("window");
const heights = new Map(); // of rows that were seen, by key
const made = new Map(); // key -> { element, state }
let tops = new Float64Array(1), draw = () => null, stateOf = () => "", asked = 0;

export function start(drawRow, rowState) {
  draw = drawRow;
  stateOf = rowState;
  scroller.addEventListener("scroll", () => { if (!asked) asked = requestAnimationFrame(() => { asked = 0; show(); }); }, { passive: true });
  let width = scroller.clientWidth;
  new ResizeObserver(() => {
    if (scroller.clientWidth !== width) { heights.clear(); width = scroller.clientWidth; }
    measure();
    show();
  }).observe(scroller);
}

function guess(key) {
  const row = store.rows.get(key), wide = scroller.clientWidth;
  const column = wide > 700 ? (wide - 190) / 2.1 : wide - 40;
  const zh = Math.ceil((row.zh.length * 17) / column) * 30, en = Math.ceil((row.en.length * 8) / column) * 27;
  return 34 + (wide > 700 ? Math.max(zh, en, 40) : zh + en + 34);
}

// Where each row begins; recomputed whole, as ten thousand additions take less than the frame's rest.
function measure() {
  const { shown } = store;
  tops = new Float64Array(shown.length + 1);
  shown.forEach((key, k) => { tops[k + 1] = tops[k] + (heights.get(key) ?? guess(key)); });
  space.style.height = `${tops[shown.length]}px`;
}

const indexAt = (y) => {
  let low = 0, high = store.shown.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tops[middle + 1] <= y) low = middle + 1; else high = middle;
  }
  return low;
};

// Draw what is near the screen; a row that is drawn already and is in the same state keeps its element.
export function show() {
  for (let turn = 0; turn < 4; turn += 1) {
    const at = scroller.scrollTop, anchor = indexAt(at), offset = at - (tops[anchor] ?? 0);
    const first = indexAt(at - AROUND), last = Math.min(store.shown.length, indexAt(at + scroller.clientHeight + AROUND) + 1);
    place(first, last);
    if (!learn(first, last)) return;
    measure();
    if (anchor < store.shown.length) scroller.scrollTop = tops[anchor] + offset;
    view.style.transform = `translateY(${tops[first]}px)`;
  }
}

function place(first, last) {
  const keys = store.shown.slice(first, last), keep = new Set(keys);
  for (const [key, { element }] of made) if (!keep.has(key)) { element.remove(); made.delete(key); }
  let before = null;
  for (const [k, key] of keys.entries()) {
    const state = stateOf(key), old = made.get(key);
    let element = old?.element;
    if (!old || old.state !== state) {
      element = draw(key);
      if (old) exchange(old.element, element);
      made.set(key, { element, state });
    }
    element.setAttribute("aria-rowindex", first + k + 1);
    const next = before ? before.nextSibling : view.firstChild;
    if (next !== element) view.insertBefore(element, next);
    before = element;
  }
  view.style.transform = `translateY(${tops[first] ?? 0}px)`;
}

// Put a row's new element in the place of the old one; who was typing in it goes on typing.
function exchange(old, element) {
  const area = old.contains(document.activeElement) && document.activeElement.matches("textarea") ? document.activeElement : null;
  const [start, end] = area ? [area.selectionStart, area.selectionEnd] : [0, 0], focused = old === document.activeElement;
  old.replaceWith(element);
  const heir = area ? element.querySelector("textarea") : focused ? element : null;
  heir?.focus({ preventScroll: true });
  if (area) heir?.setSelectionRange(start, end);
}

// Take down the true heights of what is drawn; says whether one was other than thought.
function learn(first, last) {
  let news = false;
  for (let k = first; k < last; k += 1) {
    const key = store.shown[k], height = made.get(key)?.element.getBoundingClientRect().height ?? 0;
    if (Math.abs(height - (tops[k + 1] - tops[k])) > 0.5) { heights.set(key, height); news = true; }
  }
  return news;
}

// The rows or their order changed: keep the current row where it stands on the screen.
export function refresh() {
  const element = made.get(store.here)?.element, at = element?.isConnected ? element.getBoundingClientRect().top : null;
  measure();
  show();
  const now = made.get(store.here)?.element;
  if (at !== null && now) {
    const moved = now.getBoundingClientRect().top - at;
    if (Math.abs(moved) > 1) { scroller.scrollTop += moved; show(); }
  }
}

// Draw anew whatever has changed its state, wherever it stands.
export const redraw = () => show();

// Bring a row onto the screen, with a margin, and no further than needed.
export function reveal(key) {
  const k = store.shown.indexOf(key);
  if (k < 0) return null;
  for (let turn = 0; turn < 8; turn += 1) { // each turn knows more true heights
    const height = scroller.clientHeight, margin = Math.min(110, height / 6), size = tops[k + 1] - tops[k];
    const top = tops[k] - margin, bottom = tops[k + 1] + margin - height;
    const at = scroller.scrollTop, to = size + 2 * margin > height ? tops[k] - 8 : clamp(at, bottom, top);
    if (Math.abs(to - at) < 1) break;
    scroller.scrollTop = to;
    show();
    if (scroller.scrollTop === at && made.has(key)) break; // the end of the list
  }
  return made.get(key)?.element ?? null;
}

export const elementOf = (key) => made.get(key)?.element ?? null;
