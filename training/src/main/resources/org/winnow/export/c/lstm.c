/* Long short-term memory; gates in the order candidate, forget, output, input. */
static void lstm(const int *p) {
  int units = p[4], steps = p[5], gates = 4 * p[4];
  int end = p[7] < 0 ? steps : (int)A[p[7]];
  float *h = SCRATCH, *cell = SCRATCH + units, *z = SCRATCH + 2 * units;
  int t, c, u, g;
  for (u = 0; u < 2 * units; u++) {
    h[u] = 0;
  }
  for (t = 0; t < end; t++) {
    for (g = 0; g < gates; g++) {
      z[g] = W[p[10] + g];
    }
    for (c = 0; c < p[3]; c++) {
      float x = A[p[1] + c * steps + t];
      for (g = 0; g < gates; g++) {
        z[g] += x * W[p[8] + c * gates + g];
      }
    }
    for (u = 0; u < units; u++) {
      for (g = 0; g < gates; g++) {
        z[g] += h[u] * W[p[9] + u * gates + g];
      }
    }
    for (u = 0; u < units; u++) {
      double candidate = tanh((double)z[u]);
      double forget = sigmoid((double)z[units + u]);
      double output = sigmoid((double)z[2 * units + u]);
      double input = sigmoid((double)z[3 * units + u]);
      double next = forget * (double)cell[u] + input * candidate;
      cell[u] = (float)next;
      h[u] = (float)(output * tanh(next));
    }
    for (u = 0; u < units && !p[6]; u++) {
      A[p[2] + u * steps + t] = h[u];
    }
  }
  for (u = 0; u < units; u++) {
    if (p[6]) {
      A[p[2] + u] = h[u];
    }
    for (t = end; t < steps && !p[6]; t++) {
      A[p[2] + u * steps + t] = 0;
    }
  }
}
