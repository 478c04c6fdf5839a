// What changed between two texts, word by word, as aligner/correct/diff.py cuts it: pieces of [kind, text], where equal and
// delete give the old text, equal and insert the new one.
const TOKEN = /[\p{L}\p{Nl}\p{No}]+(?:['’‐‑-][\p{L}\p{Nl}\p{No}]+)*|\p{Nd}+(?:[.,]\p{Nd}+)*|\s+|./gsu;
const WEIGHTY = /[\p{L}\p{Nl}\p{No}]{4}|\p{Nd}|[.;:!?,()]/u; // equal on both sides, such a word parts two changes
const MOST = 4_000_000; // product of the numbers of words up to which two texts are matched

export function diff(old, now) {
  const a = old.match(TOKEN) ?? [], b = now.match(TOKEN) ?? [];
  let head = 0, tail = 0;
  const least = Math.min(a.length, b.length);
  while (head < least && a[head] === b[head]) head += 1;
  while (tail < least - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const runs = [
    ["equal", a.slice(0, head).join("")],
    ...matched(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ["equal", a.slice(a.length - tail).join("")],
  ].filter((run) => run[1] || run[2]);
  return joined(runs).flatMap(([kind, before, after]) =>
    kind === "equal" ? [["equal", before]] : [...(before ? [["delete", before]] : []), ...(after ? [["insert", after]] : [])]);
}

// The longest common run of words, as runs of ["equal", text] and ["change", old, new].
function matched(a, b) {
  if (!a.length || !b.length || a.length * b.length > MOST) return [["change", a.join(""), b.join("")]];
  const width = b.length + 1, length = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const down = length[(i + 1) * width + j], right = length[i * width + j + 1];
      length[i * width + j] = a[i] === b[j] ? length[(i + 1) * width + j + 1] + weight(a[i]) : Math.max(down, right);
    }
  }
  const runs = [];
  const put = (kind, before, after) => {
    const last = runs.at(-1);
    if (last?.[0] === kind) { last[1] += before; if (kind === "change") last[2] += after; }
    else runs.push(kind === "equal" ? [kind, before] : [kind, before, after]);
  };
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { put("equal", a[i]); i += 1; j += 1; }
    else if (i < a.length && (j === b.length || length[(i + 1) * width + j] >= length[i * width + j + 1])) put("change", a[i++], "");
    else put("change", "", b[j++]);
  }
  return runs;
}

// A word counts more than the blank beside it: else two texts of other words would be matched by their blanks.
const weight = (token) => (/^\s/.test(token) ? 1 : 3);

// Neighbouring changes become one with the small words between them, so that a changed phrase is one piece.
function joined(runs) {
  const out = [];
  runs.forEach((run, k) => {
    const [kind, before] = run, after = kind === "equal" ? before : run[2], last = out.at(-1);
    const between = kind === "equal" && k > 0 && k < runs.length - 1 && !WEIGHTY.test(before);
    if (last?.[0] === "change" && (between || kind === "change")) { last[1] += before; last[2] += after; }
    else out.push(kind === "equal" ? [kind, before] : [kind, before, after]);
  });
  return out;
}
