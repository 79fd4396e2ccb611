// The page of the one sharing a screen, or their phone's camera. Nothing is sent before they press the button.
const root = document.querySelector("[data-share]");
const part = (name) => root.querySelector(`[data-${name}]`);
const camera = root.dataset.share === "camera";
const video = part("preview");
const room = new rtc.Room(root);
const drawing = new rtc.Drawing(part("marks"), video);
const title = document.title;
let stream = null;
let facing = "environment";
let talking = null;

const say = (name) => {
  part("told").textContent = root.dataset[name];
  part("told").hidden = !root.dataset[name];
};

function media() {
  const devices = navigator.mediaDevices;
  if (!camera) return devices.getDisplayMedia({ video: { frameRate: 10 }, audio: false });
  return devices.getUserMedia({ video: { facingMode: { ideal: facing }, width: { ideal: 1280 } }, audio: false });
}

async function start() {
  try {
    stream = await media();
  } catch (error) {
    say(error.name === "NotAllowedError" ? "refused" : "failed");
    return;
  }
  show(stream.getVideoTracks()[0]);
  if (!room.key) await room.enter().catch(() => say("failed"));
  room.share(stream);
  root.dataset.state = "sharing";
  document.title = `● ${root.dataset.sharing}`;
  say("waiting");
}

function show(track) {
  if (!camera) track.contentHint = "detail";
  track.onended = stop;
  video.srcObject = stream;
  const torch = track.getCapabilities?.().torch;
  if (part("torch")) part("torch").hidden = !torch;
}

function stop() {
  for (const track of [...(stream?.getTracks() || []), ...(talking?.getTracks() || [])]) track.stop();
  document.title = title;
  part("end").requestSubmit();
}

async function picture() {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
  canvas.getContext("2d").drawImage(video, 0, 0);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
  const answer = await room.post(root.dataset.still, { files: new File([blob], root.dataset.name, { type: "image/jpeg" }) });
  say(answer?.ok ? "saved" : "failed");
  room.word({ t: "still", saved: Boolean(answer?.ok) });
}

async function turn() {
  facing = facing === "environment" ? "user" : "environment";
  for (const track of stream.getTracks()) track.stop();
  stream = await media();
  show(stream.getVideoTracks()[0]);
  room.swap(stream.getVideoTracks()[0]);
}

async function talk() {
  if (talking) {
    for (const track of talking.getTracks()) track.enabled = !track.enabled;
  } else {
    talking = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
    if (!talking) return say("mute");
    room.share(talking);
  }
  part("voice").setAttribute("aria-pressed", talking.getTracks()[0].enabled);
}

async function light() {
  const on = part("torch").getAttribute("aria-pressed") !== "true";
  await stream.getVideoTracks()[0].applyConstraints({ advanced: [{ torch: on }] });
  part("torch").setAttribute("aria-pressed", on);
}

room.addEventListener("word", ({ detail: { word } }) => {
  if (word.t === "ask") part("asked").hidden = false;
  else drawing.take(word);
});
room.addEventListener("track", ({ detail: { track, stream: heard } }) => {
  if (track.kind === "audio") part("heard").srcObject = heard;
});
room.addEventListener("link", ({ detail: { state, other } }) => {
  if (other.role === "viewer") say({ connected: "seen", failed: "trying", stuck: "stuck" }[state] || "waiting");
});
room.addEventListener("here", ({ detail: { others } }) => {
  const list = part("observers");
  const looking = others.filter(({ role }) => role === "observer");
  const known = JSON.stringify(looking);
  if (list.dataset.known === known) return; // drawn again, a button would go from under the finger
  list.dataset.known = known;
  list.hidden = !looking.length;
  list.replaceChildren(...looking.map(({ id, name }) => {
    const line = part("observer").content.cloneNode(true);
    line.querySelector("[data-name]").textContent = name || root.dataset.somebody;
    line.querySelector("button").onclick = () => room.post(root.dataset.remove, { peer: id });
    return line;
  }));
});
room.addEventListener("over", () => {
  for (const track of stream?.getTracks() || []) track.stop();
  location.assign(root.dataset.back);
});

const can = camera ? navigator.mediaDevices?.getUserMedia : navigator.mediaDevices?.getDisplayMedia;
if (can) part("start").hidden = false;
else say("cannot");
const press = { start, stop, picture, turn, voice: talk, torch: light };
for (const [name, act] of Object.entries(press)) part(name)?.addEventListener("click", act);
part("yes").addEventListener("click", () => picture().then(() => (part("asked").hidden = true)));
part("no").addEventListener("click", () => {
  part("asked").hidden = true;
  room.word({ t: "still", saved: false });
});
