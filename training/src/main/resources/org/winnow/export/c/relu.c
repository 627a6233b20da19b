/* max(0, x). */
static void relu(const int *p) {
  int i;
  for (i = 0; i < p[3]; i++) {
    A[p[2] + i] = larger(A[p[1] + i], 0);
  }
}
