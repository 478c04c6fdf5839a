// The page's own words, English or Chinese. What a check says about a row is the check's, and stays as it is.
let table = {};

export async function loadWords(language) {
  table = await (await fetch(`/assets/words/${language}.json`)).json();
}

// t("row.n", { n: 3 }): the phrase, its {n} filled in. A word that is missing shows as its name, so that it is seen.
export function t(name, values = {}) {
  return (table[name] ?? name).replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
}

// The word for a status, a severity or a check; a name that a plug-in brought is shown as it is.
export const named = (kind, name) => table[`${kind}.${name}`] ?? String(name).replaceAll("_", " ");
