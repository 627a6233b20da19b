// The largest or the mean value under each window.
function pool(p) {
  let y = p[2];
  for (let channel = 0; channel < p[3]; channel++) {
    const x = p[1] + channel * p[4] * p[5];
    for (let r = 0; r < p[7]; r++) {
      for (let c = 0; c < p[8]; c++) {
        let best = 0;
        let sum = 0;
        let inside = 0;
        under(p, r, c, (tap, place) => {
          const v = A[x + place];
          best = inside === 0 ? v : Math.max(best, v);
          sum += v;
          inside++;
        });
        const among = p[18] === 1 ? p[9] * p[10] : Math.max(1, inside);
        A[y++] = p[17] === 1 ? best : sum / among;
      }
    }
  }
}
