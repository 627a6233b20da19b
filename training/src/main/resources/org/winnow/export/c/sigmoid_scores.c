  top = x[0];
  for (c = 0; c < @NAME@_CLASSES; c++) {
    best = x[c] > top ? c : best;
    top = larger(top, x[c]);
    total += sigmoid((double)x[c]);
  }
  for (c = 0; c < @NAME@_CLASSES; c++) {
    double share = sigmoid((double)x[c]);
    probabilities[c] = (float)(total > 0 ? share / total : 1.0 / @NAME@_CLASSES);
  }
