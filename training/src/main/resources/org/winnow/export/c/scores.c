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
@shares@  return best;
}
