static int32_t sum_of_products(const signed char *w, const signed char *x, int count) {
  int32_t sum = 0;
  int i;
  for (i = 0; i < count; i++) {
    sum += w[i] * x[i];
  }
  return sum;
}
