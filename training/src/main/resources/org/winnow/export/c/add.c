/* The sum of several values of one shape. */
static void add(const int *p, int n) {
  int i, part;
  for (i = 0; i < p[2]; i++) {
    float sum = A[p[3] + i];
    for (part = 4; part < n; part++) {
      sum += A[p[part] + i];
    }
    A[p[1] + i] = sum;
  }
}
