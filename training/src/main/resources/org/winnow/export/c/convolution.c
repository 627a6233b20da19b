/* What the windows of some rows see: a row for each weight of a filter; 0 beyond the border. */
static void columns(const int *p, int first, int rows) {
  float *s = SCRATCH;
  int c, i, j, r, o;
  for (c = 0; c < p[3]; c++) {
    for (i = 0; i < p[9]; i++) {
      for (j = 0; j < p[10]; j++) {
        for (r = first; r < first + rows; r++) {
          int row = r * p[11] + i * p[13] - p[15];
          for (o = 0; o < p[8]; o++) {
            int column = o * p[12] + j * p[14] - p[16];
            int inside = row >= 0 && row < p[4] && column >= 0 && column < p[5];
            *s++ = inside ? A[p[1] + (c * p[4] + row) * p[5] + column] : 0;
          }
        }
      }
    }
  }
}

/* Filters over all channels, some rows of outputs at a time. */
static void convolution(const int *p) {
  int terms = p[3] * p[9] * p[10];
  int row, f, k, i;
  for (row = 0; row < p[7]; row += p[17]) {
    int rows = p[7] - row < p[17] ? p[7] - row : p[17];
    int n = rows * p[8];
    columns(p, row, rows);
    for (f = 0; f < p[6]; f++) {
      float *y = A + p[2] + (f * p[7] + row) * p[8];
      for (i = 0; i < n; i++) {
        y[i] = p[19] < 0 ? 0 : W[p[19] + f];
      }
      for (k = 0; k < terms; k++) {
        float w = W[p[18] + f * terms + k];
        const float *s = SCRATCH + k * n;
        for (i = 0; i < n; i++) {
          y[i] += w * s[i];
        }
      }
    }
  }
}
