function globalPool8(p) {
  for (let c = 0; c < p[3]; c++) {
    let best = -128;
    let sum = 0;
    for (let i = p[1] + c * p[4]; i < p[1] + (c + 1) * p[4]; i++) {
      best = Math.max(best, A[i]);
      sum += A[i] - p[6];
    }
    A[p[2] + c] = p[5] === 1 ? best : clamped(p[6] + mean(sum, p[4]));
  }
}
