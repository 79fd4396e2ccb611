// The composer: changing what one writes keeps the words, and an empty box follows the ticket.
import { composing } from "../../ui/js/typing.js";

const box = () => document.querySelector("[data-composer]");
const texts = () => [...box().querySelectorAll("[data-text]")];

let last = null;

function remember() {
  last = box()?.querySelector('[name="mode"]:checked')?.dataset.opens ?? null;
}

document.addEventListener("change", ({ target }) => {
  if (target.name !== "mode" || !target.closest("[data-composer]")) return;
  for (const form of box().querySelectorAll("[data-draft]")) {
    form.toggleAttribute("data-open", form === document.getElementById(target.dataset.opens).form);
  }
  const from = document.getElementById(last);
  const to = document.getElementById(target.dataset.opens);
  if (from?.value && !to.value) {
    to.value = from.value;
    from.value = "";
    to.dispatchEvent(new Event("input", { bubbles: true }));
  }
  remember();
});

// Buttons elsewhere on the page that lead to one way of writing; without this they lead to the box.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-mode]");
  const radio = link && box()?.querySelector(`[name="mode"][value="${link.dataset.mode}"]`);
  if (!radio) return;
  event.preventDefault();
  radio.click();
  document.getElementById(radio.dataset.opens).focus();
});

// What arrived while nothing was typed has been seen; with words in the box it must still be told on sending.
function follow() {
  const version = document.querySelector("[data-version]")?.dataset.version;
  if (!version || !box() || texts().some((text) => text.value.trim())) return;
  for (const seen of box().querySelectorAll("[data-seen]")) seen.value = version;
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !composing(event) && event.target.matches("[data-text]")) {
    event.target.form.requestSubmit();
  }
});

// Who goes on while an act is on its way keeps what was chosen and typed meanwhile: its answer replaces the box.
const chosen = () => box().querySelector('[name="mode"]:checked').value;
let [sent, meanwhile] = [null, null];

document.addEventListener("htmx:beforeRequest", ({ detail: { target } }) => {
  if (target.id !== "workspace" || !box()) return;
  sent = { mode: chosen(), words: new Map(texts().map(({ id, value }) => [id, value])) };
});

document.addEventListener("htmx:beforeSwap", ({ detail: { target } }) => {
  if (target.id !== "workspace" || !sent || !box()) return;
  meanwhile = texts().filter(({ id, value }) => value && value !== sent.words.get(id)).map(({ id, value }) => [id, value]);
  if (chosen() !== sent.mode) meanwhile.mode = chosen();
  sent = null;
});

function goOn() {
  if (!meanwhile || !box()) return;
  for (const [id, value] of meanwhile) {
    const text = document.getElementById(id);
    if (!text || text.value) continue;
    text.value = value;
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }
  box().querySelector(`[name="mode"][value="${meanwhile.mode}"]`)?.click();
  meanwhile = null;
}

document.addEventListener("htmx:load", () => {
  goOn();
  remember();
  follow();
});
remember();
