// Cutting a row in two: between which sentences of the Chinese (where there are several), and between which words of the English.
import { byId, el, toPoints } from "./dom.js";
import { t } from "./words.js";

export const splitting = { key: null, zh: null };
export const isSplitting = (key) => (splitting.key === key ? `splitting${splitting.zh ?? ""}` : "");

// The English with a place to cut before every word; the arrow keys and Tab lead from place to place.
export function splitter(row) {
  const words = [...row.en.matchAll(/\S+\s*/g)], out = [];
  for (const [k, word] of words.entries()) {
    if (k > 0) {
      out.push(el(`button.cut${ends(words[k - 1][0]) ? ".end" : ""}`, { type: "button", tabindex: k === likely(words) ? 0 : -1, "aria-label": t("split.before", { word: word[0].trim() }),
        onclick: (event) => { event.stopPropagation(); ask(event.currentTarget, toPoints(row.en, word.index)); } }));
    }
    out.push(word[0]);
  }
  return el("div", { onkeydown: walk },
    el("div", {}, out), row.zh_parts.length > 1 && chinese(row), el("p.splitting", {}, t("split.how")));
}

const ends = (word) => /[.;:!?][”"’)]*\s*$/.test(word);

// Where the cut begins: after the end of a sentence near the middle, else in the middle.
function likely(words) {
  const middle = words.length / 2, places = words.flatMap(([word], k) => (ends(word) && k + 1 < words.length ? [k + 1] : []));
  return places.length ? places.reduce((best, k) => (Math.abs(k - middle) < Math.abs(best - middle) ? k : best)) : Math.max(1, Math.round(middle));
}

function chinese(row) {
  const list = el("select", { "aria-label": t("split.zh"), onchange: () => { splitting.zh = Number(list.value); } },
    row.zh_parts.slice(1).map((text, k) => el("option", { value: k + 1 }, t("split.zh.after", { n: k + 1, text: text.slice(0, 18) }))));
  splitting.zh ??= 1;
  list.value = splitting.zh;
  return el("p.splitting", {}, t("split.zh"), " ", list);
}

const ask = (button, at) => button.dispatchEvent(new CustomEvent("split", { bubbles: true, detail: { at, zh: splitting.zh } }));

function walk(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 8, ArrowUp: -8 }[event.key];
  if (!step || !event.target.matches(".cut")) return;
  event.preventDefault();
  event.stopPropagation();
  const all = [...event.currentTarget.querySelectorAll(".cut")], at = all.indexOf(event.target);
  all[Math.max(0, Math.min(all.length - 1, at + step))].focus();
}

export const focusSplit = () => byId("window").querySelector(".cut[tabindex='0']")?.focus();
