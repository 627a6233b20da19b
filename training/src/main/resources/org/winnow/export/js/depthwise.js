// Each channel by filters of its own.
function depthwise(p) {
  let y = p[2];
  for (let f = 0; f < p[6]; f++) {
    const x = p[1] + Math.floor(f / p[17]) * p[4] * p[5];
    for (let r = 0; r < p[7]; r++) {
      for (let c = 0; c < p[8]; c++) {
        let sum = 0;
        under(p, r, c, (tap, place) => {
          sum += W[p[18] + tap * p[6] + f] * A[x + place];
        });
        A[y++] = (p[19] < 0 ? 0 : W[p[19] + f]) + sum;
      }
    }
  }
}
