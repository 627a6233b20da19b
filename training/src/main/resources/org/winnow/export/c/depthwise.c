/* Each channel by filters of its own. */
static void depthwise(const int *p) {
  float *y = A + p[2];
  int f, r, c, i, j;
  for (f = 0; f < p[6]; f++) {
    const float *x = A + p[1] + f / p[17] * p[4] * p[5];
    for (r = 0; r < p[7]; r++) {
      for (c = 0; c < p[8]; c++) {
        float sum = 0;
        for (i = 0; i < p[9]; i++) {
          int row = r * p[11] + i * p[13] - p[15];
          for (j = 0; j < p[10]; j++) {
            int column = c * p[12] + j * p[14] - p[16];
            if (row >= 0 && row < p[4] && column >= 0 && column < p[5]) {
              sum += W[p[18] + (i * p[10] + j) * p[6] + f] * x[row * p[5] + column];
            }
          }
        }
        *y++ = (p[19] < 0 ? 0 : W[p[19] + f]) + sum;
      }
    }
  }
}
