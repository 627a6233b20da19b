/* Steps up to the last with a value other than 0, at least 1. */
static void lengths(const int *p) {
  int last = 1;
  int c, t;
  for (c = 0; c < p[3]; c++) {
    for (t = last; t < p[4]; t++) {
      last = A[p[1] + c * p[4] + t] == 0 ? last : t + 1;
    }
  }
  A[p[2]] = (float)last;
}
