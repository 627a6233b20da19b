static signed char pooled(const int *p, const signed char *x, int r, int c) {
  int inside = 0, sum = 0, best = -128;
  int i, j;
  for (i = 0; i < p[9]; i++) {
    int row = r * p[11] - p[15] + i * p[13];
    for (j = 0; j < p[10]; j++) {
      int column = c * p[12] - p[16] + j * p[14];
      if (row >= 0 && row < p[4] && column >= 0 && column < p[5]) {
        int v = x[row * p[5] + column];
        best = v > best ? v : best;
        sum += v - p[19];
        inside++;
      }
    }
  }
  if (p[17] == 1) {
    return (signed char)(inside == 0 ? p[19] : best);
  }
  return clamped(p[19] + mean(sum, p[18] == 1 ? p[9] * p[10] : inside == 0 ? 1 : inside));
}

static void pool8(const int *p) {
  signed char *y = A + p[2];
  int channel, r, c;
  for (channel = 0; channel < p[3]; channel++) {
    for (r = 0; r < p[7]; r++) {
      for (c = 0; c < p[8]; c++) {
        *y++ = pooled(p, A + p[1] + channel * p[4] * p[5], r, c);
      }
    }
  }
}
