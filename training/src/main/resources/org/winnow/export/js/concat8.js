function concat8(p) {
  let y = p[1];
  for (let part = 2; part < p.length; part += 3) {
    for (let i = 0; i < p[part + 1]; i++) {
      A[y++] = Q[p[part + 2] + 128 + A[p[part] + i]];
    }
  }
}
