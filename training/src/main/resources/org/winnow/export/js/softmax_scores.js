function shares(x) {
  const top = Math.max(...x);
  return x.map((v) => Math.exp(v - top));
}
