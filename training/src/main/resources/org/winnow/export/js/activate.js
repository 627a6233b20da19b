// Functions of one number: leaky ReLU, ELU, GELU, SiLU, tanh, sigmoid.
const CURVES = [
  undefined,
  (x, alpha) => (x <= 0 ? alpha * x : x),
  (x, alpha) => (x <= 0 ? alpha * Math.expm1(x) : x),
  (x) => (x / 2) * (1 + Math.tanh(0.7978845608028654 * (x + 0.044715 * x * x * x))),
  (x) => x * sigmoid(x),
  (x) => Math.tanh(x),
  sigmoid,
];

function activate(p) {
  const curve = CURVES[p[4]];
  for (let i = 0; i < p[3]; i++) A[p[2] + i] = curve(A[p[1] + i], W[p[5]]);
}
