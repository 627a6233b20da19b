function copy8(p) {
  A.copyWithin(p[2], p[1], p[1] + p[3]);
}
