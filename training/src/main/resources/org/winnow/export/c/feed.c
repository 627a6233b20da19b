/* Raw features, the channels of each place together, to prepared ones, channel by channel. */
static void feed(const int *p, int n, const float *in) {
  int size = p[2] * p[3];
  int i, s;
  for (i = 0; i < size; i++) {
    float v = in[i];
    for (s = 4; s < n; s += 2) {
      int at = p[s + 1];
      v = p[s] == 0 ? (v - W[at]) * W[at + 1] : (v - W[at + i]) / W[at + size + i];
    }
    A[p[1] + i % p[2] * p[3] + i / p[2]] = v;
  }
}
