// The sum over a window of one channel; beyond the border lies the zero.
function seen(p, channel, r, c, w, step) {
  const x = p[1] + channel * p[4] * p[5];
  let sum = 0;
  let at = w;
  for (let i = 0; i < p[9]; i++) {
    const row = r * p[11] - p[15] + i * p[13];
    for (let j = 0; j < p[10]; j++) {
      const column = c * p[12] - p[16] + j * p[14];
      const inside = row >= 0 && row < p[4] && column >= 0 && column < p[5];
      sum += Q[at] * (inside ? A[x + row * p[5] + column] : p[19]);
      at += step;
    }
  }
  return sum;
}
