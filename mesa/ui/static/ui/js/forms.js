// Forms: focus goes to what must be mended, and a form pressed twice is sent once.
function focusErrors(root) {
  const summary = root.matches?.("[data-focus]") ? root : root.querySelector("[data-focus]");
  summary?.focus();
}

focusErrors(document);
document.addEventListener("htmx:load", ({ detail }) => focusErrors(detail.elt));

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-confirm]");
  if (button && !window.confirm(button.dataset.confirm)) event.preventDefault();
});

function guarded(form) {
  return form.method === "post" && !("many" in form.dataset);
}

function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll('[aria-busy="true"]')) button.removeAttribute("aria-busy");
}

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!guarded(form)) return;
    if ("sent" in form.dataset) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    // After the other listeners: one of them may still call the submission off.
    setTimeout(() => {
      const byHtmx = form.matches("[hx-post], [data-hx-post]");
      if (event.defaultPrevented && !byHtmx) return;
      form.dataset.sent = "";
      event.submitter?.setAttribute("aria-busy", "true");
    });
  },
  true,
);

document.addEventListener("htmx:afterRequest", ({ target }) => {
  const form = target.closest("form");
  if (form) release(form);
});

// A page taken from the browser's history comes back with its forms as they were left.
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) document.querySelectorAll("form[data-sent]").forEach(release);
});
