// Says every few seconds that somebody is at this ticket and what they have read, and shows who else is.
import { beacon, post } from "./http.js";

const ALONE = 10000;
const TOGETHER = 3000;
const TYPED = 4000; // since the last key
const IDLE = 5 * 60 * 1000; // a page that nobody touches is read by nobody
let touched = Date.now();
let writing = 0; // anything
let typing = 0; // something for the other side
let said = 0;
let timer = null;

function body() {
  const facts = new FormData();
  const shown = document.querySelector("[data-live][data-version]");
  if (shown) facts.set("seen", shown.dataset.version);
  if (Date.now() - writing < ALONE) facts.set("writing", "on");
  if (Date.now() - typing < TYPED) facts.set("typing", "on");
  return facts;
}

function show(place, words) {
  if (place.textContent === words) return;
  place.textContent = words;
  place.hidden = !words;
}

async function here() {
  clearTimeout(timer);
  const place = document.querySelector("[data-presence]");
  if (!place || document.hidden || Date.now() - touched > IDLE) return;
  timer = setTimeout(here, ALONE);
  said = Date.now();
  const answer = await post(place.dataset.presence, body());
  if (!answer?.ok || answer.redirected) return;
  const { words, company } = await answer.json();
  show(place, words);
  place.classList.toggle("is-here", company);
  if (company) later(TOGETHER);
}

function later(pause) {
  clearTimeout(timer);
  timer = setTimeout(here, pause);
}

document.addEventListener("input", ({ target }) => {
  const form = target.closest("form[data-draft]");
  if (!form) return;
  const quiet = Date.now() - Math.max(writing, typing) > TYPED;
  writing = Date.now();
  if (target.value && form.matches("[data-typing]")) typing = writing;
  if (quiet) later(Math.max(0, said + 1000 - Date.now()));
});
document.addEventListener("submit", () => {
  typing = writing = 0;
});
document.addEventListener("visibilitychange", () => {
  touched = Date.now();
  here();
});
document.addEventListener("htmx:afterSettle", ({ target }) => {
  if (target.matches?.("[data-live]") || target.querySelector?.("[data-presence]")) later(200);
});
for (const sign of ["pointermove", "pointerdown", "keydown", "scroll"]) {
  const touch = () => {
    const back = Date.now() - touched > IDLE;
    touched = Date.now();
    if (back) here();
  };
  addEventListener(sign, touch, { passive: true });
}
addEventListener("pagehide", () => {
  const facts = new FormData();
  facts.set("left", "on");
  const place = document.querySelector("[data-presence]");
  if (place) beacon(place.dataset.presence, facts);
});
addEventListener("pageshow", ({ persisted }) => persisted && here());
addEventListener("online", () => later(200));
here();
