/* exp(x) divided by its sum, over the channels of each place. */
static void softmax(const int *p) {
  int place, c;
  for (place = 0; place < p[4]; place++) {
    const float *x = A + p[1] + place;
    float *y = A + p[2] + place;
    float top = x[0];
    double total = 0;
    for (c = 1; c < p[3]; c++) {
      top = larger(top, x[c * p[4]]);
    }
    for (c = 0; c < p[3]; c++) {
      total += exp((double)x[c * p[4]] - (double)top);
    }
    for (c = 0; c < p[3]; c++) {
      y[c * p[4]] = (float)(exp((double)x[c * p[4]] - (double)top) / total);
    }
  }
}
