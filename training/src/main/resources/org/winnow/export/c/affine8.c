static void affine8(const int *p) {
  int c, i;
  for (c = 0; c < p[3]; c++) {
    for (i = c * p[4]; i < (c + 1) * p[4]; i++) {
      int64_t product = (int64_t)A[p[1] + i] * T[p[5] + 2 * c] + T[p[5] + 2 * c + 1];
      A[p[2] + i] = clamped(rounded(product, p[6]));
    }
  }
}
