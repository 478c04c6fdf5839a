// A finding, shown at the words that it is about, on hover and when it has the focus; the other language lights up, too.
import { byId, clamp, el } from "./dom.js";
import { said as tell } from "./details.js";
import { store } from "./store.js";

const tip = byId("tip");
let shownFor = null, leaving = 0;

const findingsAt = (mark) => {
  const row = store.rows.get(mark.closest(".row")?.dataset.key), keys = new Set(mark.dataset.f.split(" "));
  return row ? [...row.findings, ...row.hints].filter((f) => keys.has(f.key)) : [];
};

function light(keys, on) {
  for (const one of document.querySelectorAll("[data-f]")) {
    if (one.dataset.f.split(" ").some((key) => keys.includes(key))) one.classList.toggle("on", on);
  }
}

export function hideTip() {
  clearTimeout(leaving);
  if (!shownFor) return;
  light(shownFor.dataset.f.split(" "), false);
  shownFor = null;
  tip.hidden = true;
}

export function showTip(mark) {
  clearTimeout(leaving);
  if (mark === shownFor) return;
  hideTip();
  const found = findingsAt(mark);
  if (!found.length) return;
  tip.replaceChildren(...found.map((f) => el(`div.${f.level}`, {}, tell(f))));
  shownFor = mark;
  light(mark.dataset.f.split(" "), true);
  tip.hidden = false;
  const at = mark.getClientRects()[0] ?? mark.getBoundingClientRect(), box = tip.getBoundingClientRect();
  const last = [...mark.getClientRects()].at(-1) ?? at, below = last.bottom + 6;
  tip.style.left = `${clamp(at.left, 8, innerWidth - box.width - 8)}px`;
  tip.style.top = `${below + box.height <= innerHeight ? below : Math.max(8, at.top - box.height - 6)}px`;
}

const leave = () => { clearTimeout(leaving); leaving = setTimeout(hideTip, 200); };

export function startTips() {
  document.addEventListener("pointerover", (event) => {
    const mark = event.target.closest?.(".row [data-f].f");
    if (mark) showTip(mark);
    else if (tip.contains(event.target)) clearTimeout(leaving);
    else if (shownFor) leave();
  });
  document.addEventListener("focusin", (event) => {
    const mark = event.target.closest?.(".row .f[tabindex]");
    if (mark) showTip(mark); else hideTip();
  });
  byId("scroller").addEventListener("scroll", hideTip, { passive: true });
}
