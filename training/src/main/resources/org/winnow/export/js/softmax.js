// exp(x) divided by its sum, over the channels of each place.
function softmax(p) {
  for (let place = 0; place < p[4]; place++) {
    let top = A[p[1] + place];
    for (let c = 1; c < p[3]; c++) top = Math.max(top, A[p[1] + place + c * p[4]]);
    let total = 0;
    for (let c = 0; c < p[3]; c++) total += Math.exp(A[p[1] + place + c * p[4]] - top);
    for (let c = 0; c < p[3]; c++) {
      const at = place + c * p[4];
      A[p[2] + at] = Math.exp(A[p[1] + at] - top) / total;
    }
  }
}
