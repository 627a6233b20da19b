function copy(p) {
  A.copyWithin(p[2], p[1], p[1] + p[3]);
}
