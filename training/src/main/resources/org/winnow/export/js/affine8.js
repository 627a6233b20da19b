function affine8(p) {
  for (let c = 0; c < p[3]; c++) {
    for (let i = c * p[4]; i < (c + 1) * p[4]; i++) {
      const product = A[p[1] + i] * T[p[5] + 2 * c] + T[p[5] + 2 * c + 1];
      A[p[2] + i] = clamped(rounded(BigInt(product), p[6]));
    }
  }
}
