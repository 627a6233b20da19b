/* The largest or the mean value under one window. */
static float pooled(const int *p, const float *x, int top, int left) {
  float sum = 0, best = 0;
  int inside = 0;
  int i, j;
  for (i = 0; i < p[9]; i++) {
    int row = top + i * p[13];
    for (j = 0; j < p[10]; j++) {
      int column = left + j * p[14];
      if (row >= 0 && row < p[4] && column >= 0 && column < p[5]) {
        float v = x[row * p[5] + column];
        best = larger(inside == 0 ? v : best, v);
        sum += v;
        inside++;
      }
    }
  }
  if (p[17] == 1) {
    return best;
  }
  return sum / (float)(p[18] == 1 ? p[9] * p[10] : inside == 0 ? 1 : inside);
}

/* The largest or the mean value under each window. */
static void pool(const int *p) {
  float *y = A + p[2];
  int channel, r, c;
  for (channel = 0; channel < p[3]; channel++) {
    for (r = 0; r < p[7]; r++) {
      for (c = 0; c < p[8]; c++) {
        const float *x = A + p[1] + channel * p[4] * p[5];
        *y++ = pooled(p, x, r * p[11] - p[15], c * p[12] - p[16]);
      }
    }
  }
}
