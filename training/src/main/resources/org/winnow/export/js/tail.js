// The index, the name and all probabilities of an example's classes.
export function classify(example) {
  const features = @features@;
  if (features.length !== inputs) {
    throw new RangeError(`expected ${inputs} features, got ${features.length}`);
  }
  compute(features);
  const parts = shares(Array.from(SCORES));
  const total = parts.reduce((sum, part) => sum + part, 0);
  const probabilities = Float32Array.from(parts, (v) => (total > 0 ? v / total : 1 / parts.length));
  const index = probabilities.indexOf(Math.max(...probabilities));
  return { index, name: classNames[index], probabilities };
}

// Compares its answers with those of the golden rows that it came with.
export function selftest() {
  let worst = 0;
  for (let row = 0; row < @rows@; row++) {
    const { probabilities } = classify(GOLDEN_INPUTS.subarray(row * inputs, (row + 1) * inputs));
    probabilities.forEach((v, c) => {
      const off = Math.abs(v - GOLDEN_ANSWERS[row * classNames.length + c]);
      worst = off <= worst ? worst : off;
    });
  }
  return { rows: @rows@, worst, ok: worst <= 1e-5 };
}
