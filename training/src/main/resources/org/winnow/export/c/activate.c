/* Functions of one number. */
static double curve(int which, double alpha, double x) {
  switch (which) {
    case 1:
      return x <= 0 ? alpha * x : x;
    case 2:
      return x <= 0 ? alpha * expm1(x) : x;
    case 3:
      return x / 2 * (1 + tanh(0.7978845608028654 * (x + 0.044715 * x * x * x)));
    case 4:
      return x * sigmoid(x);
    case 5:
      return tanh(x);
    default:
      return sigmoid(x);
  }
}

static void activate(const int *p) {
  int i;
  for (i = 0; i < p[3]; i++) {
    A[p[2] + i] = (float)curve(p[4], (double)W[p[5]], (double)A[p[1] + i]);
  }
}
