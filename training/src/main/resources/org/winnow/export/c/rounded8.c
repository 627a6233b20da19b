/* product / 2^shift, rounded to the nearest, halves away from 0. */
static int rounded(int64_t product, int shift) {
  int64_t half = (int64_t)1 << (shift - 1);
  return (int)(product >= 0 ? (product + half) >> shift : -((half - product) >> shift));
}
