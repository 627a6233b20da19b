// The nearest whole number to sum / count, halves away from 0.
function mean(sum, count) {
  return Math.sign(sum) * Math.floor((Math.abs(sum) + Math.floor(count / 2)) / count);
}
