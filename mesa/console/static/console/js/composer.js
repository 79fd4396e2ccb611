// The composer: changing what one writes keeps the words, and an empty box follows the ticket.
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
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("[data-text]")) {
    event.target.form.requestSubmit();
  }
});

document.addEventListener("htmx:load", () => {
  remember();
  follow();
});
remember();
