function sumOfProducts(w, x, count) {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += Q[w + i] * A[x + i];
  }
  return sum;
}
