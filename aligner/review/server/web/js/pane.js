// The pane beside the list: the current row in one tab, tasks and targets of the document in the other.
import { byId } from "./dom.js";
import { details } from "./details.js";
import { filters } from "./filters.js";
import { records, recordsPanel } from "./records.js";
import { row, store } from "./store.js";

const tabs = [byId("tab-row"), byId("tab-records")], panel = byId("panel");

let drawn = "";

// Draw the pane where what it shows is something else by now: who is about to press a button in it finds it still there.
export function drawPane() {
  const one = row(), all = tabs[1].getAttribute("aria-selected") === "true", at = panel.scrollTop;
  const state = [all, one?.key, one?.version, one?.id, store.finding, filters.hints, records.tasks.length, records.targets.length, all && store.seq].join();
  if (state === drawn) return;
  drawn = state;
  panel.setAttribute("aria-labelledby", all ? "tab-records" : "tab-row");
  panel.replaceChildren(...(all ? [recordsPanel()] : one ? [details(one)] : []));
  panel.scrollTop = at;
}

export function revealFinding() {
  panel.querySelector(".finding.here")?.scrollIntoView({ block: "nearest" });
}

export function startPane() {
  const choose = (tab) => {
    for (const one of tabs) {
      one.setAttribute("aria-selected", one === tab);
      one.tabIndex = one === tab ? 0 : -1;
    }
    drawPane();
    byId("pane").scrollTop = 0;
  };
  for (const [k, tab] of tabs.entries()) {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
      const other = tabs[1 - k];
      other.focus();
      choose(other);
    });
  }
}
