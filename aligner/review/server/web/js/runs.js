// Texts cut into runs that the same findings cover: { text, kind, marks } with kind equal, delete or insert.
import { diff } from "./diff.js";
import { toUnits } from "./dom.js";

const ORDER = ["critical", "major", "minor", "hint"];

export const units = (text, span) => [toUnits(text, span[0]), toUnits(text, span[1])];

export function chinese(row, findings) {
  return cut(row.zh, findings.filter((f) => f.zh).map((f) => [...units(row.zh, f.zh), f]), "equal");
}

// view: machine (what was removed stands struck out), current (what is new stands marked) or changes (both).
export function english(row, findings, view) {
  const on = (place, text) => findings.filter((f) => f[place]).map((f) => [...units(text, f[place]), f]);
  const marks = { machine: on("was", row.machine), current: on("en", row.en) };
  const runs = [];
  let machine = 0, current = 0;
  for (const [kind, text] of diff(row.machine, row.en)) {
    const spans = [];
    if (kind !== "insert") spans.push(...marks.machine.map(([a, b, f]) => [a - machine, b - machine, f]));
    if (kind !== "delete") spans.push(...marks.current.map(([a, b, f]) => [a - current, b - current, f]));
    if (!(view === "machine" && kind === "insert") && !(view === "current" && kind === "delete")) runs.push(...cut(text, spans, kind));
    if (kind !== "insert") machine += text.length;
    if (kind !== "delete") current += text.length;
  }
  return runs;
}

function cut(text, spans, kind) {
  const inside = spans.filter(([a, b]) => a < text.length && b > 0 && a < b);
  const edges = new Set([0, text.length]);
  for (const [a, b] of inside) { edges.add(Math.max(0, a)); edges.add(Math.min(text.length, b)); }
  const sorted = [...edges].sort((x, y) => x - y);
  return sorted.slice(1).map((end, k) => {
    const start = sorted[k], marks = [...new Set(inside.filter(([a, b]) => a <= start && end <= b).map((span) => span[2]))];
    return { text: text.slice(start, end), kind, marks };
  });
}

export const gravest = (marks) => ORDER.find((name) => marks.some((f) => f.level === name)) ?? "answered";
