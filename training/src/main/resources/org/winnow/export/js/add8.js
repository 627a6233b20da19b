function add8(p) {
  for (let i = 0; i < p[2]; i++) {
    let sum = 0;
    for (let part = 5; part < p.length; part += 3) {
      sum += (A[p[part] + i] - p[part + 1]) * p[part + 2];
    }
    A[p[1] + i] = clamped(p[3] + rounded(BigInt(sum), p[4]));
  }
}
