function depthwise8(p) {
  let y = p[2];
  for (let f = 0; f < p[6]; f++) {
    for (let r = 0; r < p[7]; r++) {
      for (let c = 0; c < p[8]; c++) {
        const sum = seen(p, Math.floor(f / p[21]), r, c, p[17] + f, p[6]);
        A[y++] = settled(p[18] + 3 * f, sum, p[20]);
      }
    }
  }
}
