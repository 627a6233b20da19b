// Raw features to prepared 8-bit ones, channel by channel, in steps of 32-bit floats.
function feed8(p, input) {
  const size = p[2] * p[3];
  for (let i = 0; i < size; i++) {
    let v = Math.fround(input[i]);
    for (let s = 5; s < p.length; s += 2) {
      const at = p[s + 1];
      v = Math.fround(v - F[p[s] === 0 ? at : at + i]);
      v = Math.fround(p[s] === 0 ? v * F[at + 1] : v / F[at + size + i]);
    }
    v = Math.fround(Math.fround(v * F[p[4]]) + F[p[4] + 1]);
    v = v > -128 ? (v < 127 ? v : 127) : -128;
    A[p[1] + (i % p[2]) * p[3] + Math.floor(i / p[2])] = Math.floor(v);
  }
}
