// max(0, x).
function relu(p) {
  for (let i = 0; i < p[3]; i++) A[p[2] + i] = Math.max(0, A[p[1] + i]);
}
