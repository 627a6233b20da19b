// A row of the table for each token.
function embedding(p) {
  for (let t = 0; t < p[4]; t++) {
    const token = A[p[1] + t];
    if (!(Number.isInteger(token) && token >= 0 && token < p[5])) {
      throw new RangeError(`tokens are whole numbers from 0 to ${p[5] - 1}, got ${token}`);
    }
    for (let c = 0; c < p[3]; c++) A[p[2] + c * p[4] + t] = W[p[6] + token * p[3] + c];
  }
}
