// One line of what was just done, shown for a moment and read out.
import { byId } from "./dom.js";

let hiding = 0;

export function say(text, bad = false) {
  const notice = byId("notice");
  clearTimeout(hiding);
  notice.textContent = text;
  notice.classList.toggle("bad", bad);
  notice.hidden = !text;
  hiding = setTimeout(() => { notice.hidden = true; }, bad ? 9000 : 3500);
}
