// Steps up to the last with a value other than 0, at least 1.
function lengths(p) {
  let last = 1;
  for (let c = 0; c < p[3]; c++) {
    for (let t = last; t < p[4]; t++) last = A[p[1] + c * p[4] + t] === 0 ? last : t + 1;
  }
  A[p[2]] = last;
}
