// Meeting in the browser: a page comes in, asks every moment who is there and what they said,
// and keeps one connection with each it must see. Pages: share.js (the sharer), view.js (the viewer).
import { post } from "./http.js";

const SOON = 350;
const SETTLED = 2000;
const sleep = (time) => new Promise((done) => setTimeout(done, time));

class Room extends EventTarget {
  constructor({ dataset }) {
    super();
    Object.assign(this, { join: dataset.join, signal: dataset.signal, links: new Map(), heard: new Set(), tracks: [], outgoing: Promise.resolve() });
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  post(address, fields = {}, more = {}) {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return post(address, body, more);
  }

  async enter() {
    const answer = await this.post(this.join);
    if (!answer?.ok || answer.redirected) throw new Error(answer?.status);
    Object.assign(this, await answer.json());
    addEventListener("pagehide", () => this.post(this.signal, { key: this.key, leave: 1 }, { keepalive: true }));
    this.listen();
  }

  // What is said leaves in order, and again until it has left: a network that comes back goes on from there.
  say(to, kind, body) {
    this.outgoing = this.outgoing.then(async () => {
      for (let tries = 0; tries < 60 && !this.over && this.links.has(to); tries++) {
        const answer = await this.post(this.signal, { key: this.key, to, kind, body });
        if (answer && answer.status !== 429) return;
        await sleep(500);
      }
    });
  }

  async listen() {
    while (!this.over) {
      const heard = [...this.heard].slice(-100).join();
      const answer = await this.post(this.signal, { key: this.key, heard });
      if (answer && [403, 404].includes(answer.status)) this.end();
      if (answer?.ok) this.hear(await answer.json());
      const links = [...this.links.values()];
      const settled = links.length && links.every(({ pc }) => pc.connectionState === "connected");
      await sleep(settled ? SETTLED : SOON);
    }
  }

  hear({ over, said, others, state }) {
    if (over) return this.end();
    const wanted = others.filter(({ role }) => (this.role === "sharer" ? role !== "sharer" : role === "sharer"));
    for (const other of wanted) if (!this.links.has(other.id)) this.links.set(other.id, new rtc.Link(this, other));
    for (const { id, from, kind, body } of said) {
      if (!this.heard.has(id)) this.links.get(from)?.take(kind, JSON.parse(body));
      this.heard.add(id);
    }
    for (const [id, { pc }] of this.links) {
      if (wanted.some((other) => other.id === id) || said.some(({ from }) => from === id)) continue;
      pc.close();
      this.links.delete(id);
    }
    this.tell("here", { others, state });
  }

  share(stream) {
    for (const track of stream.getTracks()) {
      this.tracks.push([track, stream]);
      for (const link of this.links.values()) link.add(track, stream);
    }
  }

  swap(track) {
    const kept = this.tracks.find(([old]) => old.kind === track.kind);
    for (const { pc } of this.links.values()) pc.getSenders().find(({ track: old }) => old?.kind === track.kind)?.replaceTrack(track);
    if (kept) kept[0] = track;
  }

  word(word) {
    for (const link of this.links.values()) link.word(word);
  }

  end() {
    if (this.over) return;
    this.over = true;
    for (const { pc } of this.links.values()) pc.close();
    this.tell("over", {});
  }
}

globalThis.rtc.Room = Room;
