// (x - mean) * gain + shift, channel by channel.
function affine(p) {
  for (let c = 0; c < p[3]; c++) {
    for (let i = c * p[4]; i < (c + 1) * p[4]; i++) {
      A[p[2] + i] = (A[p[1] + i] - W[p[5] + c]) * W[p[6] + c] + W[p[7] + c];
    }
  }
}
