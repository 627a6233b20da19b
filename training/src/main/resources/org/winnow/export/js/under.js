// What one window sees inside the picture: the number of the weight, and the place in a channel.
function under(p, r, c, visit) {
  for (let i = 0; i < p[9]; i++) {
    const row = r * p[11] + i * p[13] - p[15];
    for (let j = 0; j < p[10]; j++) {
      const column = c * p[12] + j * p[14] - p[16];
      if (row >= 0 && row < p[4] && column >= 0 && column < p[5]) {
        visit(i * p[10] + j, row * p[5] + column);
      }
    }
  }
}
