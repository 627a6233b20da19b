function scores8(p) {
  for (let u = 0; u < p[3]; u++) {
    SUMS[u] = T[p[5] + u] + sumOfProducts(p[4] + u * p[2], p[1], p[2]);
  }
}
