// htmx meets the server: the CSRF token on each request, and plain words when one fails.
const region = document.querySelector("[data-toasts]");
const token = document.querySelector('meta[name="csrf-token"]')?.content;

function toast(text, kind = "info") {
  const box = document.createElement("p");
  box.className = `alert alert--${kind}`;
  box.textContent = text;
  region.append(box);
  setTimeout(() => box.remove(), 8000);
}

document.addEventListener("mesa:toast", ({ detail }) => toast(detail.text, detail.kind));

document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (token && detail.verb !== "get") detail.headers["X-CSRFToken"] = token;
});

document.addEventListener("htmx:sendError", () => toast(region.dataset.offline, "wait"));

document.addEventListener("htmx:responseError", ({ detail }) => {
  toast(detail.xhr.status < 500 ? region.dataset.refused : region.dataset.failed, "bad");
});

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  toast(region.dataset.copied, "good");
});

function revealCopies(root) {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
}

revealCopies(document);
document.addEventListener("htmx:load", ({ detail }) => revealCopies(detail.elt));
