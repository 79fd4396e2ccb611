// File fields: drag, paste, a list of what was chosen with its picture, and a way to take one out.
import { fresh, pasted } from "./typing.js";

function size(bytes) {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function line(file, words, remove) {
  const item = document.createElement("li");
  item.className = "filedrop__file";
  item.dataset.chosen = "";
  const mark = file.type.startsWith("image/") ? document.createElement("img") : document.createElement("span");
  if (mark instanceof HTMLImageElement) {
    mark.className = "filedrop__picture";
    mark.alt = "";
    mark.src = URL.createObjectURL(file);
    mark.onload = () => URL.revokeObjectURL(mark.src);
  }
  const name = document.createElement("span");
  name.textContent = file.name;
  const weight = document.createElement("span");
  weight.className = "soft small";
  weight.textContent = size(file.size);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet button--small";
  button.textContent = words;
  button.setAttribute("aria-label", `${words} ${file.name}`);
  button.addEventListener("click", remove);
  item.append(mark, name, weight, button);
  return item;
}

function enhance(zone) {
  const input = zone.querySelector('input[type="file"]');
  const list = zone.querySelector("[data-filedrop-list]");
  let chosen = [];

  const show = (files) => {
    chosen = input.multiple ? files : files.slice(-1);
    const transfer = new DataTransfer();
    chosen.forEach((file) => transfer.items.add(file));
    input.files = transfer.files;
    list.querySelectorAll("[data-chosen]").forEach((item) => item.remove());
    for (const file of chosen) {
      list.append(line(file, zone.dataset.remove, () => show(chosen.filter((other) => other !== file))));
    }
  };
  const add = (files) => show([...chosen, ...files]);
  // What was pasted must be seen, or it is pasted again.
  const paste = async (files) => {
    add(await fresh(files, chosen));
    zone.closest("details")?.setAttribute("open", "");
    list.lastElementChild?.scrollIntoView({ block: "nearest" });
  };

  input.addEventListener("change", () => add(input.files));
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("is-over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("is-over");
    add(event.dataTransfer.files);
  });
  input.form?.addEventListener("paste", (event) => {
    const files = pasted(event);
    if (!files.length) return;
    event.preventDefault();
    paste(files);
  });
}

const enhanceAll = (root) => root.querySelectorAll("[data-filedrop]").forEach(enhance);
enhanceAll(document);
document.addEventListener("htmx:load", ({ detail }) => {
  if (detail.elt !== document.body) enhanceAll(detail.elt);
});
