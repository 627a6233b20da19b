package org.winnow.export.run;

/** What answers for one example at a time. */
interface Computer {
  /** Writes the probabilities of the example at {@code in[from..]} to {@code out[to..]}. */
  void run(float[] in, int from, float[] out, int to);

  /** Bytes of its arrays but for the constants: what it works in, and nothing more. */
  long workingBytes();
}
