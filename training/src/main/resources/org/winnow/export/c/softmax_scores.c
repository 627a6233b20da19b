void @name@_scores(const float *in, float *scores) {
  int c;
  compute(in);
  for (c = 0; c < @NAME@_CLASSES; c++) {
    scores[c] = SCORES[c];
  }
}

int @name@_classify(const float *in, float *probabilities) {
  const float *x = SCORES;
  float top;
  double total = 0;
  int best = 0;
  int c;
  compute(in);
  top = x[0];
  for (c = 1; c < @NAME@_CLASSES; c++) {
    best = x[c] > top ? c : best;
    top = larger(top, x[c]);
  }
  for (c = 0; c < @NAME@_CLASSES; c++) {
    total += exp((double)x[c] - (double)top);
  }
  for (c = 0; c < @NAME@_CLASSES; c++) {
    probabilities[c] = (float)(exp((double)x[c] - (double)top) / total);
  }
  return best;
}
