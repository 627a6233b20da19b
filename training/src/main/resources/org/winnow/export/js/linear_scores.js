function shares(x) {
  return x.map((v) => Math.max(0, v));
}
