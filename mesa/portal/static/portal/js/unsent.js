// What was written and has not arrived, kept by this browser: also when the page is closed meanwhile.
class Unsent {
  constructor(ticket) {
    this.name = `mesa-unsent-${ticket}`;
    this.memory = [];
  }

  get all() {
    try {
      return JSON.parse(localStorage.getItem(this.name)) ?? this.memory;
    } catch {
      return this.memory; // a browser that keeps nothing still sends
    }
  }

  set all(messages) {
    this.memory = messages;
    try {
      if (messages.length) localStorage.setItem(this.name, JSON.stringify(messages));
      else localStorage.removeItem(this.name);
    } catch {
      // no room, or not allowed: it stays on the page
    }
  }

  add(message) {
    this.all = [...this.all, message];
  }

  take(key) {
    this.all = this.all.filter((one) => one.key !== key);
  }
}

globalThis.Unsent = Unsent;

// The ticket ended before it could be sent: it is shown, to be copied.
for (const place of document.querySelectorAll("[data-unsent-of]")) {
  const { all } = new Unsent(place.dataset.unsentOf);
  place.hidden = !all.length;
  place.querySelector("textarea").value = all.map(({ body }) => body).join("\n\n");
}
