// product / 2^shift of a product of up to 64 bits, rounded to the nearest, halves away from 0.
function rounded(product, shift) {
  const half = 1n << BigInt(shift - 1);
  const size = ((product < 0n ? -product : product) + half) >> BigInt(shift);
  return Number(product < 0n ? -size : size);
}
