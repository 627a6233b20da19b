  top = x[0];
  for (c = 0; c < @NAME@_CLASSES; c++) {
    best = x[c] > top ? c : best;
    top = larger(top, x[c]);
    total += (double)larger(0, x[c]);
  }
  for (c = 0; c < @NAME@_CLASSES; c++) {
    double share = (double)larger(0, x[c]);
    probabilities[c] = (float)(total > 0 ? share / total : 1.0 / @NAME@_CLASSES);
  }
