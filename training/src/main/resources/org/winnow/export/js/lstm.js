// Long short-term memory; gates in the order candidate, forget, output, input.
function lstm(p) {
  const [, x, y, channels, units, steps, last, length, w, r, b] = p;
  const end = length < 0 ? steps : A[length];
  const h = SCRATCH;
  const cell = h + units;
  const z = cell + units;
  A.fill(0, h, z);
  for (let t = 0; t < end; t++) {
    for (let g = 0; g < 4 * units; g++) A[z + g] = W[b + g];
    for (let c = 0; c < channels; c++) {
      addTimes(z, W, w + c * 4 * units, 4 * units, A[x + c * steps + t]);
    }
    for (let u = 0; u < units; u++) addTimes(z, W, r + u * 4 * units, 4 * units, A[h + u]);
    for (let u = 0; u < units; u++) {
      const forget = sigmoid(A[z + units + u]);
      const input = sigmoid(A[z + 3 * units + u]);
      const next = forget * A[cell + u] + input * Math.tanh(A[z + u]);
      A[cell + u] = next;
      A[h + u] = sigmoid(A[z + 2 * units + u]) * Math.tanh(next);
    }
    for (let u = 0; u < units && !last; u++) A[y + u * steps + t] = A[h + u];
  }
  for (let u = 0; u < units; u++) {
    if (last) A[y + u] = A[h + u];
    else A.fill(0, y + u * steps + end, y + (u + 1) * steps);
  }
}
