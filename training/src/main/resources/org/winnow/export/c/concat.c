/* Values one after the other. */
static void concat(const int *p, int n) {
  float *y = A + p[1];
  int part, i;
  for (part = 2; part < n; part += 2) {
    for (i = 0; i < p[part + 1]; i++) {
      *y++ = A[p[part] + i];
    }
  }
}
