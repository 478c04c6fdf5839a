// The terms of a row and their renderings: asked for when a row becomes the current one, kept with it.
import { get } from "./api.js";
import { el } from "./dom.js";
import { store } from "./store.js";
import { t } from "./words.js";

let waiting = 0;

// Ask a moment later: who runs through the rows asks for the last one alone.
export function wantTerms(row, then) {
  clearTimeout(waiting);
  if (!row || row.terms) return;
  waiting = setTimeout(async () => {
    try { row.terms = (await get("/api/terms", { key: row.key })).terms; } catch { return; }
    if (row.key === store.here) then();
  }, 120);
}

// The place of a row's terms, filled when they are there.
export const termsSlot = (row) => el("div", { data: { terms: row.key } }, termsOf(row));

export function fillTerms(row) {
  for (const slot of document.querySelectorAll(`[data-terms="${CSS.escape(row.key)}"]`)) slot.replaceChildren(...[termsOf(row)].flat(3).filter(Boolean));
}

function termsOf(row) {
  if (!row.terms?.length) return null;
  const english = row.en.toLowerCase();
  return [el("h2", {}, t("terms")), el("dl.terms", {}, row.terms.map((term) => el("div", {},
    el("dt", { lang: "zh" }, term.zh),
    el("dd", { lang: "en" },
      term.renderings.map((text, k) => [k ? "; " : "", el(`span${english.includes(text.toLowerCase()) ? ".used" : ""}`, {}, text)]),
      term.avoid.some((text) => english.includes(text.toLowerCase())) &&
        el("small", {}, t("terms.avoid"), " ", el("span.avoided", {}, term.avoid.filter((text) => english.includes(text.toLowerCase())).join("; "))),
      term.note && el("small", {}, term.note)))))];
}
