// The time left to write by a channel: the server says how much, and from there it only runs down.
const seen = new WeakMap();

function time(minutes) {
  const hours = Math.floor(minutes / 60);
  return hours ? `${hours} h ${String(minutes % 60).padStart(2, "0")} min` : `${minutes} min`;
}

function draw(line) {
  if (!seen.has(line)) seen.set(line, Date.now());
  const left = Number(line.dataset.window) - (Date.now() - seen.get(line)) / 1000;
  const words = left > 0 ? line.dataset.words.replace("{time}", time(Math.floor(left / 60))) : line.dataset.over;
  const text = line.querySelector("span");
  if (text.textContent !== words) text.textContent = words;
}

function tick() {
  document.querySelectorAll("[data-window]").forEach(draw);
}

document.addEventListener("htmx:load", tick);
document.addEventListener("visibilitychange", tick);
setInterval(tick, 1000);
tick();
