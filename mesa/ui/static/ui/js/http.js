// The one way to the server besides plain forms and what htmx sends: signed, and its failures said in one way.
const meta = (page = document) => page.querySelector('meta[name="csrf-token"]');
const token = () => meta()?.content ?? "";

/** The response, or null without a network. */
export const get = (address, more) => fetch(address, more).catch(() => null);

/** The same for what changes something. `body`: a FormData, or anything that `fetch` takes. */
export async function post(address, body, { headers, ...more } = {}) {
  if (body instanceof FormData) body.delete("csrfmiddlewaretoken"); // the header speaks for it, and is never old
  const send = () => get(address, { method: "POST", body, headers: { ...headers, "X-CSRFToken": token() }, ...more });
  const answer = await send();
  return answer?.status === 403 && (await renew()) ? send() : answer;
}

/** Somebody signs in again in another tab: the token of this page is not good any more, and there is another one. */
async function renew() {
  const answer = await get("/");
  const fresh = answer?.ok && meta(new DOMParser().parseFromString(await answer.text(), "text/html"))?.content;
  if (fresh) for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = fresh;
  if (fresh && meta()) meta().content = fresh;
  return Boolean(fresh);
}

/** Nobody is signed in here any more: the answer is the page that asks for it. */
export const signedOut = (answer) => answer.redirected || answer.status === 403;

/** What is said while the page goes away; nobody hears the answer. At most 64 kB. */
export function beacon(address, body) {
  body.set("csrfmiddlewaretoken", token());
  return navigator.sendBeacon(address, body);
}

/** A file on its way, which `fetch` does not follow: `progress` takes parts of one, `done` gives the request or null. */
export function upload(address, body, progress) {
  const request = new XMLHttpRequest();
  const done = new Promise((tell) => request.addEventListener("loadend", () => tell(request.status ? request : null)));
  request.open("POST", address);
  request.setRequestHeader("X-CSRFToken", token());
  request.upload.addEventListener("progress", ({ loaded, total }) => progress(loaded / total));
  request.send(body);
  return { done, abort: () => request.abort() };
}

/** A part of the page, asked for again at its own address. */
export const refresh = (part) =>
  htmx.ajax("GET", part.dataset.liveUrl, { source: part, target: part, swap: "outerHTML" });

document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.verb !== "get") detail.headers["X-CSRFToken"] = token();
});
