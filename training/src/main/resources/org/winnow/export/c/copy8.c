static void copy8(const int *p) {
  int i;
  for (i = 0; i < p[3]; i++) {
    A[p[2] + i] = A[p[1] + i];
  }
}
