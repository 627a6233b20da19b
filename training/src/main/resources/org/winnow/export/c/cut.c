/* 0 from the end of the sequence on. */
static void cut(const int *p) {
  int end = (int)A[p[5]];
  int c, t;
  for (c = 0; c < p[3]; c++) {
    for (t = 0; t < p[4]; t++) {
      A[p[2] + c * p[4] + t] = t < end ? A[p[1] + c * p[4] + t] : 0;
    }
  }
}
