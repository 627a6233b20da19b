static void global_pool8(const int *p) {
  int c, i;
  for (c = 0; c < p[3]; c++) {
    const signed char *x = A + p[1] + c * p[4];
    int best = -128, sum = 0;
    for (i = 0; i < p[4]; i++) {
      best = x[i] > best ? x[i] : best;
      sum += x[i] - p[6];
    }
    A[p[2] + c] = p[5] == 1 ? (signed char)best : clamped(p[6] + mean(sum, p[4]));
  }
}
