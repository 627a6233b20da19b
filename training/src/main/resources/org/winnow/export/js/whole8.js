// Whole numbers of 32 bits, little-endian, in base64.
function wholes(text) {
  const all = bytes(text);
  const view = new DataView(all.buffer);
  return Int32Array.from({ length: all.length / 4 }, (_, i) => view.getInt32(4 * i, true));
}

