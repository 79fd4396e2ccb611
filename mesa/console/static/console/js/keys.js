// The keyboard: one letter does what its button does. Never while somebody types, never with Ctrl, Alt or Meta.
import { composing } from "../../ui/js/typing.js";

const typing = (element) => element.matches("input, select, textarea, [contenteditable]");

function rows() {
  return [...document.querySelectorAll("[data-rows] tbody a")];
}

function move(step) {
  const all = rows();
  const here = all.indexOf(document.activeElement);
  all[Math.min(Math.max(here + step, 0), all.length - 1)]?.focus();
}

const own = {
  j: () => move(1),
  k: () => move(-1),
  "?": () => document.getElementById("teclas")?.showModal(),
};

// What a key opens is written on the element: a field is focused, a menu opened, anything else pressed.
function press(key) {
  const element = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!element) return false;
  const menu = element.querySelector("details");
  if (menu) {
    menu.open = true;
    menu.querySelector("a, button")?.focus();
  } else if (typing(element) && element.type !== "radio") {
    element.focus();
  } else {
    element.click();
    document.getElementById(element.dataset.opens)?.focus();
  }
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || composing(event)) return;
  if (typing(event.target) && event.target.type !== "radio") {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (document.querySelector("dialog[open]") || "keysOff" in document.body.dataset) return;
  if (own[event.key]) own[event.key]();
  else if (!press(event.key)) return;
  event.preventDefault();
});

// A filter chosen is a filter applied.
for (const button of document.querySelectorAll("[data-filter]")) button.remove();
document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-now]")) target.form.requestSubmit();
});
