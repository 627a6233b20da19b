// @title@: a network exported by Winnow. An ES module without dependencies.
//
//   import { classify } from './@name@.js';
//   const { name, probabilities } = classify(features);
//
// An example is @inputs@ raw features, as the data have them (@shape@, the channels of each place
// together); scaling and standardising is part of the network.@written@

function bytes(text) {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

// Floats, little-endian, in base64.
function floats(text) {
  const all = bytes(text);
  const view = new DataView(all.buffer);
  return Float32Array.from({ length: all.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
}

export const inputs = @inputs@;

