// Messages leave without leaving the page. What cannot leave is kept by this browser and goes when the network is back:
// each with a key, so that the desk takes it once however often it is sent.
import { post, refresh, signedOut } from "../../ui/js/http.js";
import { composing } from "../../ui/js/typing.js";

const SLOWEST = 30000;
const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// The words of the desk, if it is the desk that answers and not somebody in between.
async function read(answer) {
  if (!answer) return null;
  const json = !answer.redirected && answer.headers.get("Content-Type")?.startsWith("application/json");
  const decided = answer.ok || [409, 422].includes(answer.status);
  return { ok: answer.ok, out: signedOut(answer), said: json && decided ? await answer.json() : null };
}

class Chat {
  constructor(form) {
    Object.assign(this, { form, list: form.querySelector("[data-unsent]"), arriving: [], wait: 1000, busy: false, held: false });
    this.box = form.querySelector("[name=body]");
    this.unsent = new Unsent(form.dataset.chat);
    form.addEventListener("submit", (event) => this.submit(event));
    this.box.addEventListener("keydown", (event) => this.press(event));
    form.addEventListener("input", () => this.held && this.release());
    document.addEventListener("htmx:load", () => this.draw());
    addEventListener("online", () => this.flush());
    document.addEventListener("visibilitychange", () => document.hidden || this.flush()); // perhaps signed in again
    // What waits to be sent may stand in the box as well, from its draft.
    if (this.unsent.all.some(({ body }) => body.trim() === this.box.value.trim())) this.empty();
    this.flush();
  }

  press(event) {
    // A keyboard on a screen has no other way to begin a line.
    if (event.key !== "Enter" || event.shiftKey || composing(event) || matchMedia("(pointer: coarse)").matches) return;
    event.preventDefault();
    if (this.box.value.trim()) this.release();
  }

  release() {
    this.held = false;
    this.form.requestSubmit(this.form.querySelector("button[type=submit]:not([name])"));
  }

  submit(event) {
    if (event.submitter?.name || !this.box.value.trim()) return; // a draft, a file taken out, or nothing: as without this
    event.preventDefault();
    this.held = this.form.querySelector("[data-list] progress") !== null; // until its files are there
    if (this.held) return;
    const keep = [...this.form.querySelectorAll('[name="keep"]')].map(({ value }) => value);
    this.unsent.add({ key: this.form.elements.key.value || newKey(), body: this.box.value, keep });
    this.empty();
    this.flush();
  }

  empty() {
    this.form.elements.key.value = newKey();
    this.box.value = "";
    this.form.querySelector("[data-list]").replaceChildren();
    this.form.querySelector(".form-errors")?.remove();
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async flush() {
    clearTimeout(this.timer);
    if (this.busy) return;
    this.busy = true;
    for (let [next] = this.unsent.all; next; [next] = this.unsent.all) {
      this.draw(this.list.dataset.sending);
      if (!(await this.send(next))) break;
    }
    this.busy = false;
    if (!this.unsent.all.length) this.draw();
  }

  async send(message) {
    const body = new FormData();
    for (const [name, value] of [["key", message.key], ["body", message.body], ...message.keep.map((id) => ["keep", id])]) {
      body.append(name, value);
    }
    const answer = await post(this.form.action, body, { headers: { Accept: "application/json" } }).then(read).catch(() => null);
    if (answer?.said && answer.ok) return this.arrived(message, answer.said);
    if (answer?.said) return this.returned(message, answer.said);
    this.draw(this.list.dataset[answer?.out ? "out" : "offline"]);
    this.timer = setTimeout(() => this.flush(), this.wait);
    this.wait = Math.min(this.wait * 2, SLOWEST);
    return false;
  }

  arrived({ key, body }, { told, version }) {
    this.unsent.take(key);
    this.arriving.push({ body, version });
    this.wait = 1000;
    if (told) toast(told, "info");
    setTimeout(() => this.look(version), 1500);
    return true;
  }

  // The stream has not brought it: the page asks.
  look(version) {
    const part = document.querySelector("[data-live]");
    if (Number(part.dataset.version) < version) refresh(part);
  }

  // The desk does not take it as it is: it goes back to the box, before what is there now.
  returned({ key, body, keep }, { error }) {
    this.unsent.take(key);
    const files = keep.map((value) => Object.assign(document.createElement("input"), { type: "hidden", name: "keep", value }));
    this.form.querySelector("[data-list]").append(...files);
    this.box.value = [body, this.box.value].filter(Boolean).join("\n\n");
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
    toast(error, "bad");
    return true;
  }

  draw(words = this.words) {
    this.words = words;
    const shown = Number(document.querySelector("[data-live]").dataset.version);
    this.arriving = this.arriving.filter(({ version }) => version > shown);
    const lines = [...this.arriving.map(({ body }) => [body, ""]), ...this.unsent.all.map(({ body }) => [body, words])];
    const items = lines.map(([body, state]) => {
      const item = document.createElement("li");
      item.textContent = body;
      if (state) item.append(Object.assign(document.createElement("span"), { className: "soft small", textContent: state }));
      return item;
    });
    const { top } = this.box.getBoundingClientRect();
    this.list.replaceChildren(...items);
    this.list.hidden = !items.length;
    // Who is writing stays where they are on the screen.
    if (document.activeElement === this.box) scrollBy({ top: this.box.getBoundingClientRect().top - top, behavior: "instant" });
  }
}

const toast = (text, kind) => document.dispatchEvent(new CustomEvent("mesa:toast", { detail: { text, kind } }));
document.querySelectorAll("form[data-chat]").forEach((form) => new Chat(form));
