// Raw features, the channels of each place together, to prepared ones, channel by channel.
function feed(p, input) {
  const size = p[2] * p[3];
  for (let i = 0; i < size; i++) {
    let v = input[i];
    for (let s = 4; s < p.length; s += 2) {
      const at = p[s + 1];
      v = p[s] === 0 ? (v - W[at]) * W[at + 1] : (v - W[at + i]) / W[at + size + i];
    }
    A[p[1] + (i % p[2]) * p[3] + Math.floor(i / p[2])] = v;
  }
}
