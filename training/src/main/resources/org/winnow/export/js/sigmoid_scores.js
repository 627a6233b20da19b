function shares(x) {
  return x.map(sigmoid);
}
