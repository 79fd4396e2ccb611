// The theme changes at once; the form then tells the server, so that it is kept.
import { post } from "./http.js";

const media = { auto: "(prefers-color-scheme: dark)", light: "not all", dark: "all" };

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-theme-form]") || event.submitter?.name !== "theme") return;
  event.preventDefault();
  const { value } = event.submitter;
  document.documentElement.dataset.theme = value;
  for (const sheet of document.querySelectorAll("[data-dark]")) sheet.media = media[value];
  for (const button of form.querySelectorAll('[name="theme"]')) {
    button.setAttribute("aria-pressed", String(button.value === value));
  }
  post(form.action, new FormData(form, event.submitter), { redirect: "manual" });
});
