/* The largest or the mean value of each channel. */
static void global_pool(const int *p) {
  int count = p[6] < 0 ? p[4] : (int)A[p[6]];
  int c, i;
  for (c = 0; c < p[3]; c++) {
    const float *x = A + p[1] + c * p[4];
    float best = x[0];
    double sum = 0;
    for (i = 0; i < count; i++) {
      best = larger(best, x[i]);
      sum += (double)x[i];
    }
    A[p[2] + c] = p[5] == 1 ? best : (float)(sum / count);
  }
}
