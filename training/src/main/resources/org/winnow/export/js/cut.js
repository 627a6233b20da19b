// 0 from the end of the sequence on.
function cut(p) {
  for (let i = 0; i < p[3] * p[4]; i++) A[p[2] + i] = i % p[4] < A[p[5]] ? A[p[1] + i] : 0;
}
