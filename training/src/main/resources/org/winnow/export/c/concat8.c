static void concat8(const int *p, int n) {
  signed char *y = A + p[1];
  int part, i;
  for (part = 2; part < n; part += 3) {
    for (i = 0; i < p[part + 1]; i++) {
      *y++ = Q[p[part + 2] + 128 + A[p[part] + i]];
    }
  }
}
