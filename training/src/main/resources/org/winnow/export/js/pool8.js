function pool8(p) {
  let y = p[2];
  for (let channel = 0; channel < p[3]; channel++) {
    const x = p[1] + channel * p[4] * p[5];
    for (let r = 0; r < p[7]; r++) {
      for (let c = 0; c < p[8]; c++) {
        let best = -128;
        let sum = 0;
        let inside = 0;
        under(p, r, c, (tap, place) => {
          best = Math.max(best, A[x + place]);
          sum += A[x + place] - p[19];
          inside++;
        });
        const among = p[18] === 1 ? p[9] * p[10] : Math.max(1, inside);
        const middle = clamped(p[19] + mean(sum, among));
        A[y++] = p[17] !== 1 ? middle : inside === 0 ? p[19] : best;
      }
    }
  }
}
