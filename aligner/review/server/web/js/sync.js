// What other tabs, other people and the command line decide: asked for every second or two while the page is looked at.
import { catchUp } from "./actions.js";
import { byId } from "./dom.js";
import { t } from "./words.js";

const EVERY = 1500; // milliseconds

export function startSync() {
  const look = async () => {
    if (document.visibilityState === "visible") {
      try {
        await catchUp();
        byId("lost").hidden = true;
      } catch (error) {
        byId("lost").textContent = error.message === "lost" ? t("lost") : error.message;
        byId("lost").hidden = false;
      }
    }
    setTimeout(look, EVERY);
  };
  setTimeout(look, EVERY);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") catchUp().catch(() => {}); });
}
