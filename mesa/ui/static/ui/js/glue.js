// htmx meets the server: plain words when a request fails, and again what follows by itself.
import { get, refresh, renewed } from "./http.js";

const region = document.querySelector("[data-toasts]");

function toast(text, kind = "info") {
  const box = document.createElement("p");
  box.className = `alert alert--${kind}`;
  box.textContent = text;
  region.append(box);
  setTimeout(() => box.remove(), 8000);
}

document.addEventListener("mesa:toast", ({ detail }) => toast(detail.text, detail.kind));

// A part that follows by itself disturbs nobody when it cannot: it is asked for again, and at once with the network back.
const AGAIN = 5000;
const behind = new Map();

function catchUp(id) {
  clearTimeout(behind.get(id));
  behind.delete(id);
  const part = document.getElementById(id);
  if (part) refresh(part);
}

function keptUp({ target }) {
  if (!target.matches("[data-live]")) return false;
  clearTimeout(behind.get(target.id));
  behind.set(target.id, setTimeout(catchUp, AGAIN, target.id));
  return true;
}

addEventListener("online", () => [...behind.keys()].forEach(catchUp));

document.addEventListener("htmx:sendError", (event) => keptUp(event) || toast(region.dataset.offline, "wait"));

// The session ended: said until something is answered again, with the way in, and nothing on the page is touched.
const out = () => region.querySelector("[data-out-notice]");

document.addEventListener("mesa:out", () => {
  if (out()) return;
  const box = Object.assign(document.createElement("p"), { className: "alert alert--wait" });
  const way = Object.assign(document.createElement("a"), { href: region.dataset.enterAt, target: "_blank", textContent: region.dataset.enter });
  box.dataset.outNotice = "";
  box.append(`${region.dataset.out} `, way);
  region.append(box);
});

document.addEventListener("mesa:in", () => out()?.remove());

// What was refused for an old token goes once more with the new one, as its button had sent it.
function sentAgain({ detail, target }) {
  const { xhr, requestConfig } = detail;
  const form = target.closest("form");
  if (!renewed(xhr)) return xhr.status === 401;
  if (!form || "again" in form.dataset) return false;
  form.dataset.again = "";
  setTimeout(() => form.requestSubmit(requestConfig.triggeringEvent?.submitter));
  return true;
}

document.addEventListener("htmx:afterRequest", ({ detail, target }) => {
  if (!detail.successful) return;
  out()?.remove();
  delete target.closest("form")?.dataset.again;
});

// Files of who is not signed in are not even read: which of the two it was, the desk says when asked.
async function tooLarge() {
  const answer = await get(region.dataset.again, { headers: { Accept: "application/json" } });
  if (answer?.status === 401) renewed(answer);
  else toast(region.dataset.large, "bad");
}

document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  if (sentAgain(event)) return;
  if (status === 413) return tooLarge();
  if (status >= 500 && keptUp(event)) return;
  toast(status < 500 ? region.dataset.refused : region.dataset.failed, "bad");
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
