// The one way to the server besides plain forms and what htmx sends: signed, and its failures said in one way.
const meta = () => document.querySelector('meta[name="csrf-token"]');
const token = () => meta()?.content ?? "";

/** The response, or null without a network. */
export const get = (address, more) => fetch(address, more).catch(() => null);

/** The same for what changes something. `body`: a FormData, or anything that `fetch` takes. */
export async function post(address, body, { headers, ...more } = {}) {
  if (body instanceof FormData) body.delete("csrfmiddlewaretoken"); // the header speaks for it, and is never old
  const send = () => get(address, { method: "POST", body, headers: { ...headers, "X-CSRFToken": token() }, ...more });
  const answer = await send();
  return answer && renewed(answer) ? send() : answer;
}

/** Somebody signed in again in another tab: the token of this page is not good any more, and the refusal brings the one
    that is. True if what was refused may be sent again; whoever is signed in nowhere is told so. `answer`: a response,
    or the request of one. */
export function renewed(answer) {
  const { status } = answer;
  const fresh = answer.headers ? answer.headers.get("X-CSRFToken") : answer.getResponseHeader("X-CSRFToken");
  if (status === 401) document.dispatchEvent(new CustomEvent("mesa:out"));
  if (status !== 403 || !fresh) return false;
  for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = fresh;
  if (meta()) meta().content = fresh;
  document.dispatchEvent(new CustomEvent("mesa:in"));
  return true;
}

/** Nobody is signed in here any more, or not who may do this. */
export const signedOut = (answer) => answer.redirected || [401, 403].includes(answer.status);

/** What is said while the page goes away; nobody hears the answer. At most 64 kB. */
export function beacon(address, body) {
  body.set("csrfmiddlewaretoken", token());
  return navigator.sendBeacon(address, body);
}

/** A file on its way, which `fetch` does not follow: `progress` takes parts of one, `done` gives the request or null. */
export function upload(address, body, progress) {
  let request = null;
  const send = () =>
    new Promise((tell) => {
      request = new XMLHttpRequest();
      request.addEventListener("loadend", ({ target }) => tell(target.status ? target : null));
      request.open("POST", address);
      request.setRequestHeader("X-CSRFToken", token());
      request.upload.addEventListener("progress", ({ loaded, total }) => progress(loaded / total));
      request.send(body);
    });
  const done = send().then((answer) => (answer && renewed(answer) ? send() : answer));
  return { done, abort: () => request.abort() };
}

/** A part of the page, asked for again at its own address. */
export const refresh = (part) =>
  htmx.ajax("GET", part.dataset.liveUrl, { source: part, target: part, swap: "merge" });

document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.verb !== "get") detail.headers["X-CSRFToken"] = token();
});
