static signed char clamped(int value) {
  return (signed char)(value < -128 ? -128 : value > 127 ? 127 : value);
}
