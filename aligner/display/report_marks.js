// Marking rows: a status and a note for each, downloaded as the decisions that `aligner apply` takes over.
const marks = { open: byId("mark-open"), save: byId("mark-save"), rows: new Map(), kept: true };
const STATUSES = [["", "as it is"], ["confirmed", "confirmed"], ["rejected", "rejected"], ["needs review", "needs review"]];

// What was marked, as the file holds it.
function decisions() {
  return { kind: "aligner decisions", rows: rows.filter((row) => marks.rows.has(row)).map((row) => marks.rows.get(row)) };
}

function mark(row, name, value) {
  const { key, base } = row.dataset;
  const said = { key, base, id: row.id.slice(1), ...marks.rows.get(row) };
  if (value === null) delete said[name]; else said[name] = value;
  if ("status" in said || "note" in said) marks.rows.set(row, said); else marks.rows.delete(row);
  row.classList.toggle("marked", marks.rows.has(row));
  marks.kept = false;
  marks.save.textContent = `Download decisions (${marks.rows.size})`;
  marks.save.disabled = !marks.rows.size;
}

// The fields of a row are made when rows are first marked, not with the page.
function addFields(row) {
  const number = row.id.slice(1), box = document.createElement("span");
  const choice = document.createElement("select"), note = document.createElement("input");
  box.className = "mark";
  choice.setAttribute("aria-label", `Decision on row ${number}`);
  for (const [value, text] of STATUSES) choice.add(new Option(text, value));
  choice.addEventListener("change", () => mark(row, "status", choice.value || null));
  note.setAttribute("aria-label", `Note on row ${number}`);
  note.placeholder = "Note";
  note.value = row.dataset.note;
  note.addEventListener("input", () => mark(row, "note", note.value === row.dataset.note ? null : note.value));
  box.append(choice, note);
  row.querySelector("td.match").append(box);
}

marks.open.addEventListener("click", () => {
  const on = marks.open.getAttribute("aria-pressed") !== "true";
  marks.open.setAttribute("aria-pressed", on);
  if (on && !document.querySelector(".mark")) rows.forEach(addFields);
  document.querySelector(".pairs").classList.toggle("marking", on);
  marks.save.hidden = !on && !marks.rows.size;
});
marks.save.addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(decisions(), null, 1)], { type: "application/json" }));
  link.download = "decisions.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  marks.kept = true;
  say(`${marks.rows.size} rows in decisions.json: aligner apply takes them over`);
});
addEventListener("beforeunload", (event) => { if (!marks.kept && marks.rows.size) event.preventDefault(); });
marks.open.hidden = false;
