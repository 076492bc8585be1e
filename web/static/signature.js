// The pad for a drawn signature: its strokes go into the form as points between 0 and 1.
const pad = document.getElementById("pad");
const drawn = document.getElementById("drawn");
const ink = pad.getContext("2d");
let strokes = [];
let stroke = null;

const point = (event) => {
  const box = pad.getBoundingClientRect();
  const within = (value) => Math.min(1, Math.max(0, Math.round(value * 1000) / 1000));
  return [within((event.clientX - box.left) / box.width), within((event.clientY - box.top) / box.height)];
};

const keep = () => { drawn.value = JSON.stringify(strokes); };

pad.addEventListener("pointerdown", (event) => {
  pad.setPointerCapture(event.pointerId);
  stroke = [point(event)];
  strokes.push(stroke);
});
pad.addEventListener("pointermove", (event) => {
  if (stroke === null) return;
  const [fromX, fromY] = stroke[stroke.length - 1];
  const [toX, toY] = point(event);
  ink.lineWidth = 3;
  ink.lineCap = "round";
  ink.beginPath();
  ink.moveTo(fromX * pad.width, fromY * pad.height);
  ink.lineTo(toX * pad.width, toY * pad.height);
  ink.stroke();
  stroke.push([toX, toY]);
});
for (const end of ["pointerup", "pointercancel"]) {
  pad.addEventListener(end, () => { stroke = null; keep(); });
}
document.getElementById("clear").addEventListener("click", () => {
  strokes = [];
  ink.clearRect(0, 0, pad.width, pad.height);
  keep();
});
