/* A sum with its bias, brought to the scale of the output. */
static signed char settled(int at, int32_t sum, int zero) {
  int64_t product = (int64_t)(T[at] + sum) * T[at + 1];
  return clamped(zero + rounded(product, T[at + 2]));
}
