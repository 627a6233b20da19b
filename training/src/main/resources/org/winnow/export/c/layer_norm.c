/* The channels of each place to mean 0 and variance 1, times gain, plus bias. */
static void layer_norm(const int *p) {
  int place, c;
  for (place = 0; place < p[4]; place++) {
    const float *x = A + p[1] + place;
    float *y = A + p[2] + place;
    double sum = 0, squares = 0, mean, scale;
    for (c = 0; c < p[3]; c++) {
      sum += (double)x[c * p[4]];
    }
    mean = sum / p[3];
    for (c = 0; c < p[3]; c++) {
      double off = (double)x[c * p[4]] - mean;
      squares += off * off;
    }
    scale = 1 / sqrt(squares / p[3] + (double)W[p[7]]);
    for (c = 0; c < p[3]; c++) {
      double normal = ((double)x[c * p[4]] - mean) * scale;
      y[c * p[4]] = (float)(normal * (double)W[p[5] + c] + (double)W[p[6] + c]);
    }
  }
}
