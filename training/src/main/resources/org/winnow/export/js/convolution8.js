function convolution8(p) {
  const area = p[9] * p[10];
  let y = p[2];
  for (let f = 0; f < p[6]; f++) {
    for (let r = 0; r < p[7]; r++) {
      for (let c = 0; c < p[8]; c++) {
        const w = p[17] + f * p[3] * area;
        let sum = 0;
        for (let channel = 0; channel < p[3]; channel++) {
          sum += seen(p, channel, r, c, w + channel * area, 1);
        }
        A[y++] = settled(p[18] + 3 * f, sum, p[20]);
      }
    }
  }
}
