/* Raw features to prepared 8-bit ones, channel by channel. */
static void feed8(const int *p, int n, const float *in) {
  int size = p[2] * p[3];
  int i, s;
  for (i = 0; i < size; i++) {
    float v = in[i];
    for (s = 5; s < n; s += 2) {
      int at = p[s + 1];
      v = p[s] == 0 ? (v - F[at]) * F[at + 1] : (v - F[at + i]) / F[at + size + i];
    }
    v = v * F[p[4]] + F[p[4] + 1];
    v = v > -128.0f ? (v < 127.0f ? v : 127.0f) : -128.0f;
    A[p[1] + i % p[2] * p[3] + i / p[2]] = (signed char)floor((double)v);
  }
}
