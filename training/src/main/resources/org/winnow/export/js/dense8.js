function dense8(p) {
  for (let u = 0; u < p[4]; u++) {
    A[p[2] + u] = settled(p[6] + 3 * u, sumOfProducts(p[5] + u * p[3], p[1], p[3]), p[7]);
  }
}
