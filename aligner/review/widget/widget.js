// The rows of a run in a notebook: filter, sort, edit, accept, reject, confirm. The page's own modules stand above.
import { el } from "../server/web/js/dom.js";
import { chinese, english, gravest } from "../server/web/js/runs.js";
import { ready } from "../server/web/js/rows.js";

const STEP = 50; // rows that are drawn at a time

function render({ model, el: root }) {
  const state = { rows: [], here: null, editing: null, text: "", most: STEP, search: "", status: "", check: "", order: "id" };
  const note = el("p.said", { role: "status" }), body = el("div.rows"), more = el("button.more", { type: "button", onclick: () => { state.most += STEP; draw(); } });
  const search = el("input", { type: "search", placeholder: "Search", "aria-label": "Search", oninput: () => { state.search = search.value.trim().toLowerCase(); draw(); } });
  const status = el("select", { "aria-label": "Status", onchange: () => { state.status = status.value; draw(); } });
  const check = el("select", { "aria-label": "Check", onchange: () => { state.check = check.value; draw(); } });
  const order = el("select", { "aria-label": "Order", onchange: () => { state.order = order.value; draw(); } },
    [["id", "In order"], ["quality", "Worst first"], ["confidence", "Least sure first"]].map(([value, words]) => el("option", { value }, words)));
  const bar = el("div.bar", {}, search, status, check, order, tool("Undo", () => ask({ ask: "undo" })), tool("Redo", () => ask({ ask: "redo" })), note);

  const open = (row) => row.findings.filter((f) => !f.answered);
  const quality = (row) => row.quality_corrected ?? row.quality;
  function tool(words, act) { return el("button", { type: "button", onclick: (event) => { event.stopPropagation(); act(); } }, words); }

  function fill(list, any, values) {
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const chosen = list.value;
    list.replaceChildren(el("option", { value: "" }, any), ...[...counts].map(([value, n]) => el("option", { value }, `${value.replaceAll("_", " ")} (${n})`)));
    list.value = counts.has(chosen) ? chosen : "";
    return list.value;
  }

  function shown() {
    const fits = (row) => (!state.status || row.status === state.status) && (!state.check || open(row).some((f) => f.check === state.check)) &&
      (!state.search || [row.zh, row.en, row.machine, row.note].some((text) => text.toLowerCase().includes(state.search)));
    const by = { id: (row) => row.id, quality, confidence: (row) => row.confidence }[state.order];
    return state.rows.filter(fits).sort((a, b) => by(a) - by(b) || a.id - b.id);
  }

  function draw() {
    const rows = shown();
    body.replaceChildren(...rows.slice(0, state.most).map(drawRow));
    more.hidden = rows.length <= state.most;
    more.textContent = `Show ${Math.min(STEP, rows.length - state.most)} more of ${rows.length}`;
  }

  const words = (runs) => runs.map(({ text, kind, marks }) => {
    const inner = marks.length ? el(`span.f.${gravest(marks)}`, { title: marks.map((f) => f.message).join("\n") }, text) : text;
    return kind === "equal" ? inner : el(kind === "insert" ? "ins" : "del", {}, inner);
  });

  function drawRow(row) {
    const here = row.key === state.here;
    return el(`div.row${here ? ".here" : ""}`, { data: { key: row.key }, tabindex: 0,
      onclick: () => { if (state.here !== row.key) { state.here = row.key; draw(); } },
      onkeydown: (event) => { if (event.key === "Enter" && event.target.matches(".row")) { state.here = row.key; draw(); } } },
    el("div.no", {}, String(row.id)),
    el("div.zh", { lang: "zh" }, row.zh ? words(chinese(row, row.findings)) : "(no Chinese)"),
    el("div.en", { lang: "en" }, state.editing === row.key ? editor(row) : row.en || row.machine ? words(english(row, row.findings, "changes")) : "(no English)",
      row.note && el("small", {}, row.note)),
    el("div.state", {}, el("b", {}, row.status), el("span", {}, `quality ${quality(row).toFixed(2)}`), row.type !== "1-1" && el("span", {}, row.type)),
    here && state.editing !== row.key && actions(row));
  }

  const decide = (row, kind, fields = {}) => ask({ ask: "decide", kind, key: row.key, expected: row.version, fields });

  function actions(row) {
    const decided = row.status === "confirmed" || row.status === "rejected";
    return el("div.actions", {},
      open(row).map((f) => el(`p.${f.level}`, {}, el("b", {}, f.severity), ` ${f.message} `,
        f.suggestion && f.en && tool(`Accept: ${f.suggestion}`, () => decide(row, "accept", { finding: f.key })),
        f.suggestion && tool("Reject", () => decide(row, "reject_suggestion", { finding: f.key })), tool("Ignore", () => decide(row, "ignore", { finding: f.key, scope: "row" })))),
      el("p", {}, tool("Edit", () => { Object.assign(state, { editing: row.key, text: row.en }); draw(); root.querySelector("textarea")?.focus(); }),
        decided ? tool("Reopen", () => decide(row, "reopen", { status: "" })) : tool("Confirm", () => decide(row, "confirm")),
        !decided && tool("Unusable", () => decide(row, "reject"))));
  }

  function editor(row) {
    const area = el("textarea", { rows: 4, "aria-label": `English of row ${row.id}`, oninput: () => { state.text = area.value; },
      // Jupyter's own keys stay out of what is typed here.
      onkeydown: (event) => { event.stopPropagation(); if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save(); else if (event.key === "Escape") leave(); } });
    area.value = state.text;
    const leave = () => { state.editing = null; draw(); };
    const save = () => { const text = state.text.trim(); leave(); if (text !== row.en) decide(row, "set_english", { en: text }); };
    return [area, el("p", {}, tool("Save", save), tool("Leave", leave))];
  }

  // Ask the kernel. What it answers stands in the store; a row that was changed meanwhile is shown as it is now.
  let number = 0;
  const ask = (message) => { number += 1; note.textContent = "…"; model.send({ id: number, ...message }); };

  function told(reply) {
    note.textContent = reply.error ?? (reply.kind ? "Kept" : "");
    const rows = reply.error ? (reply.row ? [reply.row] : []) : reply.rows;
    put(rows ?? [], reply.removed ?? []);
  }

  function put(rows, removed) {
    const gone = new Set([...removed, ...rows.map((row) => row.key)]);
    const all = state.rows.filter((row) => !gone.has(row.key));
    for (const row of rows.map(ready).sort((a, b) => a.id - b.id)) all.splice(row.id - 1, 0, row);
    all.forEach((row, k) => { row.id = k + 1; });
    state.rows = all;
    lists();
    draw();
  }

  function lists() {
    state.status = fill(status, "Any status", state.rows.map((row) => row.status));
    state.check = fill(check, "Any check", state.rows.flatMap((row) => open(row).map((f) => f.check)));
  }

  root.classList.add("aligner-explore");
  root.replaceChildren(bar, body, more);
  model.on("msg:custom", told);
  ask({ ask: "rows" });
  return () => model.off("msg:custom", told);
}

export default { render };
