// Who is writing stays where they are on the screen, whatever the conversation above grows.
let box = null;
let top = 0;

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const active = document.activeElement;
  box = detail.target.matches("[data-live]") && active?.matches("textarea") && !detail.target.contains(active) ? active : null;
  top = box?.getBoundingClientRect().top;
});
document.addEventListener("htmx:afterSettle", () => {
  if (box) scrollBy({ top: box.getBoundingClientRect().top - top, behavior: "instant" });
  box = null;
});
