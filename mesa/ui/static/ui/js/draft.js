// What one types is kept on the server: two seconds after the last key, on leaving a field, on leaving the page.
// A page has one draft: of several forms, the one typed in last. «Guardado» is said only of what was kept.
import { beacon, post, signedOut } from "./http.js";

const PAUSE = 2000;
const AGAIN = 15000; // after a try that did not work
let form = null; // where something was typed that is not kept yet
let keys = 0; // how much was typed: what changes while it is being saved is saved again
let saving = false;
let failed = false;
let timer = null;

function body() {
  const data = new FormData(form);
  data.delete("files"); // they leave by themselves
  return data;
}

function say(where, name, words) {
  const place = where.querySelector(`[data-${name}]`);
  if (place && place.textContent !== words) place.textContent = words;
}

const typed = (where) => [...where.querySelectorAll("textarea, input[type=text]")].some(({ value }) => value.trim());

// Another form stands in its place: it was sent, and this one is empty; or it was refused, and here it is again.
function successor({ dataset }) {
  const others = [...document.querySelectorAll("form[data-draft]")].filter(typed);
  return others.find((other) => other.dataset.draft === dataset.draft) ?? null;
}

function later(pause) {
  clearTimeout(timer);
  timer = setTimeout(save, pause);
}

async function save() {
  clearTimeout(timer);
  if (form && !form.isConnected) [form, failed] = [successor(form), false];
  if (!form || saving) return;
  if ("sent" in form.dataset) later(PAUSE); // on its way; if it does not arrive, it is kept
  else {
    saving = true;
    const [where, until] = [form, keys];
    const answer = await post(form.dataset.draft, body(), { headers: { Accept: "application/json" } });
    const told = answer?.ok && !answer.redirected ? await answer.json().catch(() => null) : null;
    saving = false;
    if (told) kept(where, until, told);
    else missed(where, answer);
  }
}

function kept(where, until, { saved, warning }) {
  failed = false;
  say(where, "warning", warning);
  if (keys !== until) return later(PAUSE);
  form = null;
  say(where, "saved", saved && `${where.querySelector("[data-saved]").dataset.wordsSaved} ${saved}`);
}

function missed(where, answer) {
  failed = true;
  const { dataset } = where.querySelector("[data-saved]");
  say(where, "saved", answer && signedOut(answer) ? dataset.wordsOut : dataset.wordsFailed);
  later(AGAIN);
}

document.addEventListener("input", ({ target }) => {
  const here = (target.form ?? target).closest?.("form[data-draft]");
  if (!here || target.type === "file") return;
  form = here;
  keys += 1;
  if (!failed) say(form, "saved", "");
  later(PAUSE);
});
document.addEventListener("focusout", ({ target }) => form?.contains(target) && save());
document.addEventListener("visibilitychange", () => document.hidden && save());
document.addEventListener("submit", ({ target, defaultPrevented }) => {
  if (target === form && !defaultPrevented) failed = false; // to leave by sending is no reason to be asked
});
addEventListener("online", save);
addEventListener("pagehide", () => {
  if (form?.isConnected && !("sent" in form.dataset)) beacon(form.dataset.draft, body());
});
// It could not be kept: the browser asks before it goes away with it.
addEventListener("beforeunload", (event) => {
  if (failed && form?.isConnected && typed(form)) event.preventDefault();
});
for (const button of document.querySelectorAll("form[data-draft] [name=save]")) button.hidden = true; // it saves itself
