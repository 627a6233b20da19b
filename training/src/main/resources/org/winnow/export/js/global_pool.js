// The largest or the mean value of each channel.
function globalPool(p) {
  const count = p[6] < 0 ? p[4] : A[p[6]];
  for (let c = 0; c < p[3]; c++) {
    const x = p[1] + c * p[4];
    let best = A[x];
    let sum = 0;
    for (let i = 0; i < count; i++) {
      best = Math.max(best, A[x + i]);
      sum += A[x + i];
    }
    A[p[2] + c] = p[5] === 1 ? best : sum / count;
  }
}
