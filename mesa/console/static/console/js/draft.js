// What one types is kept on the server: two seconds after the last key, and when leaving.
const WAIT = 2000;
const timers = new Map();

async function save(form) {
  clearTimeout(timers.get(form));
  timers.delete(form);
  const body = new FormData(form);
  body.delete("files");
  const answer = await fetch(form.dataset.draft, {
    method: "POST", body, keepalive: true, headers: { Accept: "application/json" },
  }).catch(() => null);
  const note = form.querySelector("[data-saved]");
  if (answer?.ok && note) {
    const { saved } = await answer.json();
    if (saved) note.textContent = note.dataset.saved.replace("%s", saved);
  }
}

document.addEventListener("input", ({ target }) => {
  const form = target.closest("form[data-draft]");
  if (!form || target.type === "file") return;
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(save, WAIT, form));
});

document.addEventListener("focusout", ({ target }) => {
  const form = target.closest?.("form[data-draft]");
  if (timers.has(form)) save(form);
});

document.addEventListener("submit", ({ target }) => {
  clearTimeout(timers.get(target));
  timers.delete(target);
});

addEventListener("pagehide", () => {
  for (const form of timers.keys()) save(form);
});
