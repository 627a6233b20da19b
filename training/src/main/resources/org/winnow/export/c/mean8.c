/* The nearest whole number to sum / count, halves away from 0. */
static int mean(int sum, int count) {
  return sum >= 0 ? (sum + count / 2) / count : -((count / 2 - sum) / count);
}
