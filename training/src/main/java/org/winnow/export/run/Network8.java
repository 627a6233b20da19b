package org.winnow.export.run;

/**
 * Runs instructions on 8-bit values with sums of 32 bits: whole numbers from the input to the
 * scores.
 */
public final class Network8 implements Computer {
  private final int[][] code;
  private final Constants8 constants;
  private final byte[] arena;
  private final int[] sums;
  private final float[] scores;
  private final Scores meaning;

  /**
   * @param code an instruction each: its {@link Kind8}'s number, then its operands
   * @param bytes of the arena
   * @param classes how many scores there are
   * @param kind what they mean, as {@link Scores} numbers it
   */
  public Network8(int[][] code, Constants8 constants, int bytes, int classes, int kind) {
    this.code = code;
    this.constants = constants;
    this.arena = new byte[bytes];
    this.sums = new int[classes];
    this.scores = new float[classes];
    this.meaning = new Scores(kind, 0, classes);
  }

  @Override
  public long workingBytes() {
    return arena.length + 4L * sums.length;
  }

  @Override
  public void run(float[] in, int from, float[] out, int to) {
    scores(in, from);
    meaning.probabilities(scores, out, to);
  }

  /** Scores of the classes, the same bits on every machine; overwritten by the next example. */
  public float[] scores(float[] in, int from) {
    Feed.run8(code[0], constants.floats, in, from, arena);
    for (int i = 1; i < code.length; i++) {
      step(code[i]);
    }
    for (int c = 0; c < sums.length; c++) {
      scores[c] = sums[c] * constants.scale;
    }
    return scores;
  }

  private void step(int[] p) {
    switch (p[0]) {
      case Kind8.DENSE:
        Products8.dense(p, constants, arena);
        break;
      case Kind8.SCORES:
        Products8.scores(p, constants, arena, sums);
        break;
      case Kind8.CONVOLUTION:
        Products8.convolution(p, constants, arena);
        break;
      case Kind8.DEPTHWISE:
        Products8.depthwise(p, constants, arena);
        break;
      case Kind8.POOL:
        Values8.pool(p, arena);
        break;
      case Kind8.GLOBAL_POOL:
        Values8.globalPool(p, arena);
        break;
      case Kind8.TABLE:
        Values8.table(p, constants.weights, arena);
        break;
      case Kind8.ADD:
        Values8.add(p, arena);
        break;
      case Kind8.CONCAT:
        Values8.concat(p, constants.weights, arena);
        break;
      case Kind8.COPY:
        System.arraycopy(arena, p[1], arena, p[2], p[3]);
        break;
      case Kind8.AFFINE:
        Values8.affine(p, constants.table, arena);
        break;
      default:
        throw new IllegalStateException("no instruction has the number " + p[0]);
    }
  }
}
