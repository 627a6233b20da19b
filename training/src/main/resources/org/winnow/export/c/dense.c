/* y = b + x * w. */
static void dense(const int *p) {
  float *y = A + p[2];
  int i, k;
  for (i = 0; i < p[4]; i++) {
    y[i] = p[6] < 0 ? 0 : W[p[6] + i];
  }
  for (k = 0; k < p[3]; k++) {
    const float *w = W + p[5] + k * p[4];
    float x = A[p[1] + k];
    for (i = 0; i < p[4]; i++) {
      y[i] += x * w[i];
    }
  }
}
