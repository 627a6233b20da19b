// The channels of each place to mean 0 and variance 1, times gain, plus bias.
function layerNorm(p) {
  for (let place = 0; place < p[4]; place++) {
    let sum = 0;
    for (let c = 0; c < p[3]; c++) sum += A[p[1] + place + c * p[4]];
    const mean = sum / p[3];
    let squares = 0;
    for (let c = 0; c < p[3]; c++) squares += (A[p[1] + place + c * p[4]] - mean) ** 2;
    const scale = 1 / Math.sqrt(squares / p[3] + W[p[7]]);
    for (let c = 0; c < p[3]; c++) {
      const normal = (A[p[1] + place + c * p[4]] - mean) * scale;
      A[p[2] + place + c * p[4]] = normal * W[p[5] + c] + W[p[6] + c];
    }
  }
}
