// A sum with its bias, brought to the scale of the output.
function settled(at, sum, zero) {
  return clamped(zero + rounded(BigInt(T[at] + sum) * BigInt(T[at + 1]), T[at + 2]));
}
