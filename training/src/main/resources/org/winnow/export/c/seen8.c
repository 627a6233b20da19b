/* The sum over a window of one channel; beyond the border lies the zero. */
static int32_t seen(const int *p, int channel, int r, int c, const signed char *w, int step) {
  const signed char *x = A + p[1] + channel * p[4] * p[5];
  int32_t sum = 0;
  int i, j;
  for (i = 0; i < p[9]; i++) {
    int row = r * p[11] - p[15] + i * p[13];
    for (j = 0; j < p[10]; j++) {
      int column = c * p[12] - p[16] + j * p[14];
      int inside = row >= 0 && row < p[4] && column >= 0 && column < p[5];
      sum += *w * (inside ? x[row * p[5] + column] : p[19]);
      w += step;
    }
  }
  return sum;
}
