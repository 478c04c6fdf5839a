// Small helpers for elements. Text goes in as text, always: nothing here, or anywhere on the page, makes markup of it.
export const byId = (id) => document.getElementById(id);

// el("p.fix", { lang: "en", onclick: f }, "text", child): a tag with classes, properties or attributes, and children.
export function el(name, properties = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || (value === false && !key.startsWith("aria-"))) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "data") Object.assign(element.dataset, value);
    else element.setAttribute(key, value === true && !key.startsWith("aria-") ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// Offsets from the server count code points; those of a string here count UTF-16 units.
const PAIRS = /[\ud800-\udbff][\udc00-\udfff]/g;
export function toUnits(text, offset) {
  let units = offset;
  for (const { index } of text.matchAll(PAIRS)) {
    if (index >= units) break;
    units += 1;
  }
  return units;
}
export const toPoints = (text, units) => units - (text.slice(0, units).match(PAIRS)?.length ?? 0);

export const clamp = (value, low, high) => Math.max(low, Math.min(value, high));
