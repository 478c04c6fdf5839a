// Findings: what stands in the list below a row is shown at the marked words, too, on hover and on focus.
const tip = byId("tip");
let shownFor = null, leaving = 0;

const notesOf = (mark) => {
  const row = mark.closest("tr");
  return mark.dataset.f.split(" ").map((number) => byId(`${row.id}f${number}`)).filter((note) => !note.hidden);
};

// Marks with a note in common light up together: the Chinese, the English, and the note in the list.
function light(notes, on) {
  for (const note of notes) {
    note.classList.toggle("on", on);
    const row = note.closest("tr"), number = note.id.split("f")[1];
    for (const mark of row.querySelectorAll(`[data-f~="${number}"]`)) mark.classList.toggle("on", on);
  }
}

function hideTip() {
  clearTimeout(leaving);
  if (!shownFor) return;
  light(notesOf(shownFor), false);
  shownFor = null;
  tip.hidden = true;
}

function showTip(mark) {
  clearTimeout(leaving);
  if (mark === shownFor) return;
  hideTip();
  const notes = notesOf(mark);
  if (!notes.length) return;
  tip.replaceChildren(...notes.map((note) => {
    const box = document.createElement("div");
    box.className = note.className;
    box.append(...[...note.childNodes].map((child) => child.cloneNode(true)));
    return box;
  }));
  shownFor = mark;
  light(notes, true);
  tip.hidden = false;
  // Below the words that lit up in this cell, or above them where there is no room: never on them.
  const lit = [...mark.closest("td").querySelectorAll(".f.on")].map((one) => one.getBoundingClientRect()).filter((one) => one.height);
  const at = mark.getClientRects()[0] || mark.getBoundingClientRect(), box = tip.getBoundingClientRect();
  const below = Math.max(...lit.map((one) => one.bottom)) + 6, above = Math.min(...lit.map((one) => one.top)) - 6 - box.height;
  tip.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.width - 8))}px`;
  tip.style.top = `${below + box.height <= innerHeight ? below : above > 0 ? above : at.bottom + 6}px`;
}

const leave = () => { clearTimeout(leaving); leaving = setTimeout(hideTip, 200); };
document.addEventListener("pointerover", (event) => {
  const mark = event.target.closest("[data-f]");
  if (mark) showTip(mark);
  else if (tip.contains(event.target)) clearTimeout(leaving);
  else if (shownFor && shownFor !== document.activeElement) leave();
});
document.addEventListener("focusin", (event) => {
  const mark = event.target.closest("[data-f]");
  if (mark) showTip(mark);
  else hideTip();
});
addEventListener("scroll", (event) => { if (event.target !== tip && shownFor !== document.activeElement) hideTip(); }, true);

// The next finding is that of the next visible note; the focus goes to its words, or to the note where it has none.
const notes = [...document.querySelectorAll(".notes li")];
let lastNote = null;

function moveNote(step) {
  const [at] = here();
  const inRow = lastNote && lastNote.closest("tr") === rows[at];
  let i = inRow ? notes.indexOf(lastNote) + step : notes.findIndex((note) => rows.indexOf(note.closest("tr")) >= at);
  if (!inRow && step < 0) i = notes.findLastIndex((note) => rows.indexOf(note.closest("tr")) < at);
  if (i < 0 && step > 0) i = notes.length;
  for (; i >= 0 && i < notes.length; i += step) {
    const row = notes[i].closest("tr");
    if (!row.hidden && !notes[i].hidden) return focusNote(notes[i], row);
  }
  return say(step > 0 ? "No further finding" : "No earlier finding");
}

function focusNote(note, row) {
  lastNote = note;
  report.current = row;
  const number = note.id.split("f")[1];
  const marks = [...row.querySelectorAll(`.en a[data-f~="${number}"]`), ...row.querySelectorAll(`.zh a[data-f~="${number}"]`)];
  const place = marks.find((mark) => mark.getClientRects().length) || note;
  hideTip();
  row.scrollIntoView({ block: "nearest" });
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest" });
}

keys.n = () => moveNote(1);
keys.N = () => moveNote(-1);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideTip(); });
notes.forEach((note) => { note.tabIndex = -1; });
for (const mark of document.querySelectorAll("a[data-f]")) {
  const { id } = mark.closest("tr");
  mark.setAttribute("aria-describedby", mark.dataset.f.split(" ").map((number) => `${id}f${number}`).join(" "));
}
