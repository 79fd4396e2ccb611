// Says every few seconds that somebody is at this ticket, and shows who else is.
const EVERY = 10000;
let typed = 0;

async function here() {
  const place = document.querySelector("[data-presence]");
  if (!place || document.hidden) return;
  const body = new FormData();
  if (Date.now() - typed < EVERY) body.set("writing", "on");
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const answer = await fetch(place.dataset.presence, { method: "POST", body, headers: { "X-CSRFToken": token } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const others = await answer.text();
  if (place.textContent === others) return;
  place.textContent = others;
  place.hidden = !others;
}

document.addEventListener("input", ({ target }) => {
  if (!target.closest("form[data-draft]")) return;
  const silent = Date.now() - typed > EVERY;
  typed = Date.now();
  if (silent) here();
});
document.addEventListener("visibilitychange", here);
document.addEventListener("htmx:afterSettle", ({ target }) => {
  if (target.querySelector?.("[data-presence]")) here();
});
setInterval(here, EVERY);
here();
