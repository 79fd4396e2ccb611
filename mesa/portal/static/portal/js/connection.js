// Measures the way to the desk: round trip, down, up, and whether the relay answers. Nothing is kept but the figures.
import { get, post } from "../../ui/js/http.js";

const root = document.querySelector("[data-connection]");
const form = root.querySelector("form");
const told = root.querySelector("[data-told]");
const button = root.querySelector("[data-measure]");
const SIZE = 256 * 1024;
const PATIENCE = 20000;

async function timed(address, body) {
  const began = performance.now();
  const options = { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) };
  const answer = await (body === undefined ? get(address, options) : post(address, body, options));
  if (!answer?.ok || answer.redirected) throw new Error(answer?.status);
  await answer.arrayBuffer();
  return performance.now() - began;
}

async function relay() {
  const { relay: urls, username, credential } = root.dataset;
  if (!urls) return "";
  const peer = new RTCPeerConnection({ iceServers: [{ urls: urls.split(","), username, credential }], iceTransportPolicy: "relay" });
  const found = new Promise((done) => {
    peer.onicecandidate = ({ candidate }) => done(Boolean(candidate?.candidate.includes("relay")));
    setTimeout(() => done(false), 5000);
  });
  peer.createDataChannel("x");
  await peer.setLocalDescription();
  const answers = await found;
  peer.close();
  return answers ? "true" : "false";
}

async function measure() {
  button.disabled = true;
  told.textContent = root.dataset.measuring;
  try {
    const trips = [];
    for (let i = 0; i < 6; i++) trips.push(await timed(root.dataset.echo, ""));
    const rtt = Math.min(...trips.slice(1));
    const speed = (time) => Math.round((SIZE * 8) / Math.max(time - rtt, 1));
    const noise = crypto.getRandomValues(new Uint8Array(65536));
    form.rtt.value = Math.round(rtt);
    form.down.value = speed(await timed(root.dataset.piece));
    form.up.value = speed(await timed(root.dataset.echo, new Blob([noise, noise, noise, noise])));
    form.relay.value = await relay();
    form.screen.value = navigator.mediaDevices?.getDisplayMedia ? "on" : "";
    form.submit();
  } catch {
    told.textContent = root.dataset.broken;
    button.disabled = false;
  }
}

button.hidden = false;
button.addEventListener("click", measure);
