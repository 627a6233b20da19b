static void convolution8(const int *p) {
  int area = p[9] * p[10];
  signed char *y = A + p[2];
  int f, r, c, channel;
  for (f = 0; f < p[6]; f++) {
    for (r = 0; r < p[7]; r++) {
      for (c = 0; c < p[8]; c++) {
        const signed char *w = Q + p[17] + f * p[3] * area;
        int32_t sum = 0;
        for (channel = 0; channel < p[3]; channel++) {
          sum += seen(p, channel, r, c, w + channel * area, 1);
        }
        *y++ = settled(p[18] + 3 * f, sum, p[20]);
      }
    }
  }
}
