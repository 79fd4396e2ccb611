// A quote counts as seen once it was really before somebody's eyes: two seconds on a page that is shown.
import { post } from "../../ui/js/http.js";

const WHILE = 2000;
const offer = document.querySelector("[data-seen]");
let waiting = 0;
let near = false;

function tell() {
  watch.disconnect();
  document.removeEventListener("visibilitychange", weigh);
  post(offer.dataset.seen, null, { keepalive: true });
}

function weigh() {
  clearTimeout(waiting);
  if (near && document.visibilityState === "visible") waiting = setTimeout(tell, WHILE);
}

const watch = new IntersectionObserver(([entry]) => {
  near = entry.isIntersecting;
  weigh();
});
if (offer) {
  document.addEventListener("visibilitychange", weigh);
  watch.observe(offer);
}
