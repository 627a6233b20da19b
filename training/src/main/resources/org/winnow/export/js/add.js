// The sum of several values of one shape.
function add(p) {
  for (let i = 0; i < p[2]; i++) {
    let sum = A[p[3] + i];
    for (let part = 4; part < p.length; part++) sum += A[p[part] + i];
    A[p[1] + i] = sum;
  }
}
