/* A row of the table for each token; a number that is none counts as 0. */
static void embedding(const int *p) {
  int t, c;
  for (t = 0; t < p[4]; t++) {
    float token = A[p[1] + t];
    int known = token >= 0 && token < (float)p[5];
    const float *row = W + p[6] + (known ? (int)token : 0) * p[3];
    for (c = 0; c < p[3]; c++) {
      A[p[2] + c * p[4] + t] = row[c];
    }
  }
}
