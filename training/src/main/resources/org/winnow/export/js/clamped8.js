function clamped(value) {
  return Math.max(-128, Math.min(127, value));
}
