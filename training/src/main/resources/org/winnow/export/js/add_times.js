// Adds some numbers, times a factor, to the arena.
function addTimes(y, from, at, n, factor) {
  for (let i = 0; i < n; i++) A[y + i] += factor * from[at + i];
}
