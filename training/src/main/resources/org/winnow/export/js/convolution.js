// What the windows of some rows see: a row for each weight of a filter; 0 beyond the border.
function columns(p, first, rows) {
  let s = SCRATCH;
  for (let c = 0; c < p[3]; c++) {
    for (let i = 0; i < p[9]; i++) {
      for (let j = 0; j < p[10]; j++) {
        for (let r = first; r < first + rows; r++) {
          const row = r * p[11] + i * p[13] - p[15];
          for (let o = 0; o < p[8]; o++) {
            const column = o * p[12] + j * p[14] - p[16];
            const inside = row >= 0 && row < p[4] && column >= 0 && column < p[5];
            A[s++] = inside ? A[p[1] + (c * p[4] + row) * p[5] + column] : 0;
          }
        }
      }
    }
  }
}

// Filters over all channels, some rows of outputs at a time.
function convolution(p) {
  const terms = p[3] * p[9] * p[10];
  for (let row = 0; row < p[7]; row += p[17]) {
    const rows = Math.min(p[17], p[7] - row);
    const n = rows * p[8];
    columns(p, row, rows);
    for (let f = 0; f < p[6]; f++) {
      const y = p[2] + (f * p[7] + row) * p[8];
      A.fill(p[19] < 0 ? 0 : W[p[19] + f], y, y + n);
      for (let k = 0; k < terms; k++) addTimes(y, A, SCRATCH + k * n, n, W[p[18] + f * terms + k]);
    }
  }
}
