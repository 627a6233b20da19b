function table8(p) {
  for (let i = 0; i < p[3]; i++) {
    A[p[2] + i] = Q[p[4] + 128 + A[p[1] + i]];
  }
}
