// The page of who looks: the technician, with tools; or an observer, with none.
const root = document.querySelector("[data-view]");
const part = (name) => root.querySelector(`[data-${name}]`);
const video = part("picture");
const room = new rtc.Room(root);
const drawing = new rtc.Drawing(part("marks"), video);
let stroke = null;
let mode = "point";
let talking = null;
let pointed = 0;

const say = (name) => (part("told").textContent = root.dataset[name]);
const tell = (word) => {
  drawing.take(word);
  room.word(word);
};

room.addEventListener("track", ({ detail: { track, stream } }) => {
  if (track.kind === "audio") part("heard").srcObject = stream;
  else video.srcObject = stream;
});
room.addEventListener("link", ({ detail: { state } }) => say({ connected: "seen", failed: "trying", stuck: "stuck" }[state] || "waiting"));
room.addEventListener("here", ({ detail: { others } }) => {
  if (!others.some(({ role }) => role === "sharer")) say("waiting");
  const names = others.filter(({ role }) => role === "observer").map(({ name }) => name || root.dataset.somebody);
  part("observers").textContent = names.length ? root.dataset.looking.replace("{names}", names.join(", ")) : "";
});
room.addEventListener("word", ({ detail: { word } }) => {
  if (word.t === "still") say(word.saved ? "saved" : "unsaved");
});
room.addEventListener("over", () => location.assign(root.dataset.back));
video.addEventListener("loadeddata", () => {
  root.dataset.state = "seen";
  if (root.dataset.start) room.post(root.dataset.start);
});

function tools() {
  const marks = part("marks");
  marks.addEventListener("pointerdown", (event) => {
    if (mode !== "draw") return;
    stroke = [drawing.place(event)];
    marks.setPointerCapture(event.pointerId);
  });
  marks.addEventListener("pointermove", (event) => {
    if (stroke) stroke.push(drawing.place(event));
    else if (mode === "point" && event.timeStamp - pointed > 50) {
      pointed = event.timeStamp;
      tell({ t: "point", at: drawing.place(event) });
    }
  });
  marks.addEventListener("pointerup", () => {
    if (stroke) tell({ t: "stroke", points: stroke });
    stroke = null;
  });
  const press = {
    point: () => choose("point"),
    draw: () => choose("draw"),
    clear: () => tell({ t: "clear" }),
    ask: () => (room.word({ t: "ask" }), say("asking")),
    voice: talk,
    full: () => part("stage").requestFullscreen(),
  };
  for (const [name, act] of Object.entries(press)) part(name).addEventListener("click", act);
}

function choose(name) {
  mode = name;
  for (const each of ["point", "draw"]) part(each).setAttribute("aria-pressed", each === name);
}

async function talk() {
  if (talking) for (const track of talking.getTracks()) track.enabled = !track.enabled;
  else {
    talking = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
    if (!talking) return say("mute");
    room.share(talking);
  }
  part("voice").setAttribute("aria-pressed", talking.getTracks()[0].enabled);
}

if (part("draw")) tools();
room.enter().catch(() => say("cannot"));
