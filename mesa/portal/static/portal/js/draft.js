// What is typed is kept on the server: two seconds after the last key, on leaving a field, on leaving the page.
const token = document.querySelector('meta[name="csrf-token"]').content;
const PAUSE = 2000;
const AGAIN = 15000;

function enhance(form) {
  const told = form.querySelector("[data-saved]");
  let timer;
  let dirty = false;
  form.querySelector("[name=save]").hidden = true; // it saves itself

  const body = () => {
    const data = new FormData(form);
    data.delete("files");
    return data;
  };
  const later = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  };
  const failed = () => {
    dirty = true;
    told.textContent = told.dataset.wordsFailed;
    later(AGAIN);
  };

  async function save() {
    clearTimeout(timer);
    if (!dirty || "sent" in form.dataset) return;
    dirty = false;
    try {
      const headers = { Accept: "application/json", "X-CSRFToken": token };
      const answer = await fetch(form.dataset.draft, { method: "POST", body: body(), headers });
      if (answer.redirected) told.textContent = told.dataset.wordsOut;
      else if (!answer.ok) failed();
      else {
        const { saved } = await answer.json();
        told.textContent = saved ? `${told.dataset.wordsSaved} ${saved}` : "";
      }
    } catch {
      failed();
    }
  }

  form.addEventListener("input", () => {
    dirty = true;
    later(PAUSE);
  });
  form.addEventListener("focusout", save);
  addEventListener("pagehide", () => {
    if (dirty && !("sent" in form.dataset)) navigator.sendBeacon(form.dataset.draft, body());
  });
}

document.querySelectorAll("[data-draft]").forEach(enhance);
