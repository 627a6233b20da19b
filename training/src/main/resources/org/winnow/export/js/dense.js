// y = b + x * w.
function dense(p) {
  const [, x, y, inputs, outputs, w, b] = p;
  for (let i = 0; i < outputs; i++) A[y + i] = b < 0 ? 0 : W[b + i];
  for (let k = 0; k < inputs; k++) addTimes(y, W, w + k * outputs, outputs, A[x + k]);
}
