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
