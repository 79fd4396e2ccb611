// Open pages follow the ledger: <div id="workspace" data-live="ticket:7 queue" data-live-url="/tickets/7/">.
// A frame is only a hint; the part is asked for at its own address. Nobody is disturbed while typing.
import { get, refresh } from "./http.js";
import { heard } from "./news.js";

const region = document.querySelector("[data-live-region]");
const SLOWEST = 20000; // between two tries when streams cannot be had
const SILENCE = 10000; // a stream that does not greet by then is held back by somebody in between
const PAUSE = 1500; // between two looks at the same part, however much happens
const busy = "input:not([type=hidden]), textarea, select, [contenteditable]";

let [source, timer, failures, wait, last, following] = [null, null, 0, 1000, "", ""];
const pending = new Map();

const parts = () => [...document.querySelectorAll("[data-live]")];
const topicsOf = (part) => part.dataset.live.split(/[\s,]+/).filter(Boolean);
const topics = () => [...new Set(parts().flatMap(topicsOf))].sort().join(",");

function address() {
  const query = new URLSearchParams({ topics: following });
  if (last) query.set("last", last);
  else query.set("age", Math.round(performance.now() - performance.getEntriesByType("navigation")[0].responseStart));
  return `/live?${query}`;
}

// Somebody writes, chooses or reads a selection in there: what is new waits.
function inUse(part) {
  const active = document.activeElement;
  if (part.contains(active) && active.matches(busy)) return true;
  if (part.querySelector("dialog[open], details[data-menu][open]")) return true;
  const selection = document.getSelection();
  if (!selection.isCollapsed && part.contains(selection.anchorNode)) return true;
  return [...part.querySelectorAll("textarea, input:not([type=hidden])")].some((field) =>
    ["checkbox", "radio"].includes(field.type) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue,
  );
}

const say = (text) => region.replaceChildren(text);

const offered = (part) => part.previousElementSibling?.matches("[data-live-offer]");
function offer(part) {
  if (offered(part)) return;
  const look = { type: "button", className: "button button--secondary button--small", textContent: region.dataset.offer };
  const button = Object.assign(document.createElement("button"), look);
  button.dataset.liveOffer = "";
  button.addEventListener("click", () => (part.setAttribute("data-wished", ""), fetchPart(part)));
  part.before(button);
  say(region.dataset.offer);
}

async function fetchPart(part) {
  if (offered(part)) part.previousElementSibling.remove();
  const told = await heard(part, region.dataset, refresh);
  if (!offered(part)) say(told);
}

function look(id) {
  const part = document.getElementById(id);
  if (part) (inUse(part) ? offer : fetchPart)(part);
}

function soon(part) {
  if (pending.has(part.id)) pending.set(part.id, true);
  else {
    look(part.id);
    pending.set(part.id, false);
    setTimeout(function again() {
      const more = pending.get(part.id);
      pending.delete(part.id);
      const now = document.getElementById(part.id);
      if (more && now) soon(now);
    }, PAUSE);
  }
}

function hear({ t, v }) {
  const shown = (part) => t.startsWith("ticket:") && Number(part.dataset.version) >= v; // it already shows this
  parts().filter((part) => topicsOf(part).includes(t) && !shown(part)).forEach(soon);
}

function took({ type, data, lastEventId }) {
  last = lastEventId;
  if (source && type === "hello") {
    clearTimeout(timer);
    [failures, wait] = [0, 1000];
  }
  if (type === "reset") parts().forEach(soon);
  if (type === "message") hear(JSON.parse(data));
}

function open() {
  source = new EventSource(address());
  for (const type of ["hello", "message", "reset"]) source.addEventListener(type, took);
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED && ++failures < 2) return; // it calls again by itself
    giveUp();
  });
  timer = setTimeout(giveUp, SILENCE);
}

function giveUp() {
  close();
  timer = setTimeout(poll, wait);
  wait = Math.min(wait * 2, SLOWEST);
}

// The same address without a stream: what was missed since the last time. Then the stream is tried again.
async function poll() {
  const answer = await get(address(), { headers: { Accept: "*/*" } });
  if (source || !following) return;
  if ([401, 403, 404].includes(answer?.status)) return; // no longer ours to follow
  for (const frame of answer?.ok ? (await answer.text()).split("\n\n") : []) {
    const fields = frame.split("\n").map((line) => line.split(/: (.*)/s));
    const { id = last, event: type = "message", data } = Object.fromEntries(fields);
    if (data) took({ type, data, lastEventId: id });
  }
  timer = setTimeout(open, wait);
}

function close() {
  clearTimeout(timer);
  source?.close();
  source = timer = null;
}

// A hidden tab holds no stream: browsers allow six connections to a host. It catches up when it is seen again.
function follow() {
  const wanted = document.hidden ? "" : topics();
  if (wanted === following && (source || timer)) return;
  following = wanted;
  begin();
}

function begin() {
  close();
  [failures, wait] = [0, 1000];
  if (following) open();
}

// It was asked for while nobody wrote, and arrives while somebody does.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.requestConfig.verb !== "get" || !detail.target.matches("[data-live]:not([data-wished])")) return;
  detail.shouldSwap = !inUse(detail.target);
  if (!detail.shouldSwap) offer(detail.target);
});
document.addEventListener("visibilitychange", follow);
document.addEventListener("htmx:load", follow);
window.addEventListener("pagehide", close);
window.addEventListener("pageshow", follow);
window.addEventListener("online", begin); // the network is back, however long it was away
