static void scores8(const int *p) {
  int u;
  for (u = 0; u < p[3]; u++) {
    SUMS[u] = T[p[5] + u] + sum_of_products(Q + p[4] + u * p[2], A + p[1], p[2]);
  }
}
