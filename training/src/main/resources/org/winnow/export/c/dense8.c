static void dense8(const int *p) {
  int u;
  for (u = 0; u < p[4]; u++) {
    int32_t sum = sum_of_products(Q + p[5] + u * p[3], A + p[1], p[3]);
    A[p[2] + u] = settled(p[6] + 3 * u, sum, p[7]);
  }
}
