// Marks over a picture, in fractions of it, so that they fall on the same place on every screen.
class Drawing {
  constructor(canvas, video) {
    Object.assign(this, { canvas, video, strokes: [], point: null });
    this.color = getComputedStyle(canvas).color;
    new ResizeObserver(() => this.draw()).observe(canvas);
  }

  // Where a pointer is on the picture itself, without the bands around it.
  place({ clientX, clientY }) {
    const box = this.canvas.getBoundingClientRect();
    const frame = this.frame(box.width, box.height);
    const within = (part) => Math.min(Math.max(part, 0), 1);
    return [within((clientX - box.left - frame.x) / frame.width), within((clientY - box.top - frame.y) / frame.height)];
  }

  frame(width, height) {
    const scale = Math.min(width / (this.video.videoWidth || width), height / (this.video.videoHeight || height));
    const [w, h] = [(this.video.videoWidth || width) * scale, (this.video.videoHeight || height) * scale];
    return { x: (width - w) / 2, y: (height - h) / 2, width: w, height: h };
  }

  take(word) {
    if (word.t === "point") this.point = word.at;
    if (word.t === "stroke") this.strokes.push(word.points);
    if (word.t === "clear") [this.strokes, this.point] = [[], null];
    this.draw();
  }

  draw() {
    const { canvas } = this;
    const ratio = devicePixelRatio || 1;
    [canvas.width, canvas.height] = [canvas.clientWidth * ratio, canvas.clientHeight * ratio];
    const pen = canvas.getContext("2d");
    const frame = this.frame(canvas.width, canvas.height);
    const at = ([x, y]) => [frame.x + x * frame.width, frame.y + y * frame.height];
    Object.assign(pen, { strokeStyle: this.color, fillStyle: this.color, lineWidth: 4 * ratio, lineCap: "round", lineJoin: "round" });
    for (const points of this.strokes) {
      pen.beginPath();
      for (const point of points) pen.lineTo(...at(point));
      pen.stroke();
    }
    if (!this.point) return;
    pen.beginPath();
    pen.arc(...at(this.point), 10 * ratio, 0, Math.PI * 2);
    pen.fill();
  }
}

globalThis.rtc.Drawing = Drawing;
