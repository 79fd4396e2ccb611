// One connection with one other page: perfect negotiation, as the standard describes it; who shares never yields.
const PATIENCE = 6000; // without a picture for so long, another way is tried
const STUCK = 25000; // and for so long, people are told what else they can do

class Link {
  constructor(room, other) {
    Object.assign(this, { room, other, making: false, ignoring: false, settling: false, work: Promise.resolve() });
    this.polite = room.role !== "sharer";
    this.pc = new RTCPeerConnection({ iceServers: room.ice, iceTransportPolicy: room.policy });
    if (other.role !== "observer" && room.role !== "observer") this.open();
    this.late();
    for (const [track, stream] of room.tracks) this.add(track, stream);
    // The sharer makes the first offer: a channel of an offer that was taken back may never open.
    this.pc.onnegotiationneeded = () => (this.polite && !this.pc.remoteDescription) || this.offer();
    this.pc.onicecandidate = ({ candidate }) => this.say("candidate", candidate ? candidate.toJSON() : null);
    this.pc.ontrack = ({ track, streams }) => {
      if (other.role !== "observer") room.tell("track", { track, stream: streams[0], other });
    };
    this.pc.onconnectionstatechange = () => this.changed();
  }

  // Voice is between sharer and technician; an observer sees, and no more.
  add(track, stream) {
    if (track.kind === "video" || this.other.role !== "observer") this.pc.addTrack(track, stream);
  }

  open() {
    this.channel = this.pc.createDataChannel("words", { negotiated: true, id: 0 });
    this.channel.onmessage = ({ data }) => this.room.tell("word", { word: JSON.parse(data), link: this });
  }

  word(word) {
    const send = () => this.channel.send(JSON.stringify(word));
    if (this.channel?.readyState === "open") send();
    else if (word.t !== "point") this.channel?.addEventListener("open", send, { once: true }); // where one points may be lost, a question or a stroke not
  }

  say(kind, body) {
    this.room.say(this.other.id, kind, JSON.stringify(body));
  }

  async offer() {
    try {
      this.making = true;
      await this.pc.setLocalDescription();
      this.say(this.pc.localDescription.type, this.pc.localDescription);
    } finally {
      this.making = false;
    }
  }

  changed() {
    const state = this.pc.connectionState;
    this.room.tell("link", { state, other: this.other });
    clearTimeout(this.again);
    if (state === "failed" && !this.polite) this.pc.restartIce();
    if (state === "disconnected") this.late();
    if (state === "disconnected" && !this.polite) this.again = setTimeout(() => this.pc.restartIce(), PATIENCE);
  }

  // However often it tries: a while without a connection is said.
  late() {
    clearTimeout(this.slow);
    this.slow = setTimeout(() => {
      if (!["connected", "closed"].includes(this.pc.connectionState)) this.room.tell("link", { state: "stuck", other: this.other });
    }, STUCK);
  }

  take(kind, body) {
    this.work = this.work.then(() => this.taken(kind, body)).catch(() => this.room.tell("trouble", {}));
  }

  async taken(kind, body) {
    if (kind === "candidate") {
      try {
        await this.pc.addIceCandidate(body || undefined);
      } catch (error) {
        if (!this.ignoring) throw error;
      }
      return;
    }
    const ready = !this.making && (this.pc.signalingState === "stable" || this.settling);
    this.ignoring = !this.polite && kind === "offer" && !ready;
    if (this.ignoring) return;
    this.settling = kind === "answer";
    await this.pc.setRemoteDescription(body);
    this.settling = false;
    if (kind === "offer") {
      await this.pc.setLocalDescription();
      this.say("answer", this.pc.localDescription);
    }
  }
}

globalThis.rtc = { Link };
