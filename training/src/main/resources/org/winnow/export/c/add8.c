static void add8(const int *p, int n) {
  int i, part;
  for (i = 0; i < p[2]; i++) {
    int64_t sum = 0;
    for (part = 5; part < n; part += 3) {
      sum += (int64_t)(A[p[part] + i] - p[part + 1]) * p[part + 2];
    }
    A[p[1] + i] = clamped(p[3] + rounded(sum, p[4]));
  }
}
