// Files leave as soon as they are chosen, dropped, pasted or photographed; the form only carries their numbers.
import { post, upload } from "../../ui/js/http.js";
import { fresh, pasted } from "../../ui/js/typing.js";

const LIMIT = 25 * 1024 * 1024;

function line(file, words) {
  const item = document.createElement("li");
  item.className = "filedrop__file";
  const mark = document.createElement("span");
  const name = document.createElement("span");
  name.textContent = file.name;
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  const remove = document.createElement("button");
  remove.type = "button";
  remove.className = "button button--quiet button--small";
  remove.textContent = words.wordsRemove;
  remove.setAttribute("aria-label", `${words.wordsRemove} ${file.name}`);
  item.append(mark, name, bar, remove);
  return { item, name, bar, remove };
}

function refuse({ item, name, bar }, reason) {
  item.classList.add("is-refused");
  name.textContent = reason.includes(name.textContent) ? reason : `${name.textContent}: ${reason}`;
  bar.remove();
}

// Which file each line of the list is, for as long as it is there.
const sent = new WeakMap();
const shown = (field) => [...field.querySelectorAll("[data-list] > :not(.is-refused)")].map((item) => sent.get(item)).filter(Boolean);

function send(file, field, changed) {
  const words = field.dataset;
  const drawn = line(file, words);
  sent.set(drawn.item, file);
  field.querySelector("[data-list]").append(drawn.item);
  let going = null;
  drawn.remove.addEventListener("click", () => {
    going?.abort();
    drawn.item.remove();
  });
  if (file.size > LIMIT) return refuse(drawn, words.wordsLimit);
  const body = new FormData();
  for (const kept of field.querySelectorAll('[name="keep"]')) body.append("keep", kept.value);
  body.append("files", file, file.name);
  going = upload(words.uploads, body, (part) => (drawn.bar.value = 100 * part));
  going.done.then((answer) => {
    if (answer?.status !== 201) return refuse(drawn, answer?.status === 422 ? answer.responseText : words.wordsFailed);
    const box = document.createElement("template");
    box.innerHTML = answer.responseText;
    for (const item of box.content.children) sent.set(item, file);
    drawn.item.replaceWith(box.content);
    changed();
  });
}

async function take(button, field, changed) {
  const body = new FormData(field.closest("form"), button);
  body.delete("files");
  button.closest("li").remove();
  await post(field.dataset.save, body, { headers: { Accept: "application/json" } });
  changed();
}

function enhance(field) {
  const form = field.closest("form");
  const zone = field.querySelector("[data-drop]");
  const input = field.querySelector(".filedrop__input");
  const camera = field.querySelector("[data-camera]");
  const changed = () => form.dispatchEvent(new Event("input", { bubbles: true }));
  const add = (files) => [...files].forEach((file) => send(file, field, changed));
  const choose = ({ target }) => {
    add(target.files);
    target.value = "";
  };

  input.addEventListener("change", choose);
  camera.hidden = false;
  camera.querySelector("input").addEventListener("change", choose);
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
  form.addEventListener("paste", async (event) => {
    const files = pasted(event);
    if (!files.length) return;
    event.preventDefault();
    add(await fresh(files, shown(field)));
    field.scrollIntoView({ block: "nearest" });
  });
  field.addEventListener("click", (event) => {
    const button = event.target.closest("[data-remove]");
    if (!button) return;
    event.preventDefault();
    take(button, field, changed);
  });
}

document.querySelectorAll("[data-uploads]").forEach(enhance);
