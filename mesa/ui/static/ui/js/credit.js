// The countdown of the credit. The server says how much is left; from there only elapsed time counts,
// so that a computer with a wrong clock, or one that changes zone, shows the same as everybody's.
import { refresh } from "./http.js";

const ADRIFT = 2000; // the two clocks of this computer disagree by more: it slept, or somebody set its clock
const seen = new WeakMap();
let wall = Date.now();
let steady = performance.now();
// A page was true when its answer began; a part of it, when it came in.
let arrived = performance.getEntriesByType("navigation")[0]?.responseStart ?? steady;

function left(box) {
  if (!seen.has(box)) seen.set(box, { at: arrived });
  const gone = "running" in box.dataset ? (performance.now() - seen.get(box).at) / 1000 : 0;
  return Math.max(0, Math.round(Number(box.dataset.left) - gone));
}

function sentence({ dataset }, minutes, granted) {
  const words = minutes === 0 ? dataset.none : minutes === 1 ? dataset.one : dataset.many;
  return words.replace("{left}", minutes).replace("{granted}", granted / 60);
}

function draw(box) {
  const now = left(box);
  const granted = Number(box.dataset.granted);
  box.querySelector("[data-credit-clock]").textContent = `${Math.floor(now / 60)}:${String(now % 60).padStart(2, "0")}`;
  const minutes = Math.ceil(now / 60);
  if (seen.get(box).minutes === minutes) return; // whoever listens hears of minutes, not of seconds
  seen.get(box).minutes = minutes;
  const words = box.querySelector("[data-credit-words]");
  words.textContent = sentence(words, minutes, granted);
  const bar = box.querySelector("[data-credit-bar]");
  bar.value = granted - now;
  bar.setAttribute("aria-valuetext", words.textContent);
  const over = box.querySelector("[data-credit-over]");
  if (over) over.hidden = now > 0;
}

// After a sleep this computer cannot know how long it was: the server is asked again.
function ask() {
  const part = document.querySelector("[data-live]");
  if (part) refresh(part);
}

function tick() {
  const drift = Date.now() - wall - (performance.now() - steady);
  [wall, steady] = [Date.now(), performance.now()];
  const boxes = document.querySelectorAll("[data-credit]");
  if (Math.abs(drift) > ADRIFT && boxes.length) ask();
  boxes.forEach(draw);
}

document.addEventListener("htmx:load", ({ target }) => {
  if (target !== document.body) arrived = performance.now();
  tick();
});
document.addEventListener("visibilitychange", tick);
setInterval(tick, 1000);
tick();
