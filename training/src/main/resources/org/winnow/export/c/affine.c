/* (x - mean) * gain + shift, channel by channel. */
static void affine(const int *p) {
  int c, i;
  for (c = 0; c < p[3]; c++) {
    const float *x = A + p[1] + c * p[4];
    float *y = A + p[2] + c * p[4];
    for (i = 0; i < p[4]; i++) {
      y[i] = (x[i] - W[p[5] + c]) * W[p[6] + c] + W[p[7] + c];
    }
  }
}
