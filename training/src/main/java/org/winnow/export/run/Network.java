package org.winnow.export.run;

/** Runs the instructions of one network on one example at a time; one thread at a time. */
public final class Network implements Computer {
  private final int[][] code;
  private final float[] constants;
  private final float[] arena;
  private final float[] scratch;
  private final Scores scores;

  /**
   * @param code an instruction each: its {@link Kind}'s number, then its operands
   * @param sizes floats of the arena and of the scratch array
   * @param scores where the scores lie in the arena and what they mean
   */
  public Network(int[][] code, float[] constants, int[] sizes, Scores scores) {
    this.code = code;
    this.constants = constants;
    this.arena = new float[sizes[0]];
    this.scratch = new float[sizes[1]];
    this.scores = scores;
  }

  @Override
  public long workingBytes() {
    return 4L * (arena.length + scratch.length);
  }

  @Override
  public void run(float[] in, int from, float[] out, int to) {
    feed(in, from);
    for (int i = 1; i < code.length; i++) {
      step(code[i]);
    }
    scores.probabilities(arena, out, to);
  }

  /** Prepares the features of the example at {@code in[from..]}. */
  public void feed(float[] in, int from) {
    Feed.run(code[0], constants, in, from, arena);
  }

  /** Where its values lie. */
  public float[] arena() {
    return arena;
  }

  /** Carries one instruction out. */
  public void step(int[] p) {
    switch (p[0]) {
      case Kind.DENSE:
        Products.dense(p, constants, arena);
        break;
      case Kind.CONVOLUTION:
        Products.convolution(p, constants, arena, scratch);
        break;
      case Kind.DEPTHWISE:
        Windows.depthwise(p, constants, arena);
        break;
      case Kind.POOL:
        Windows.pool(p, arena);
        break;
      case Kind.ACTIVATE:
        Curves.run(p, constants, arena);
        break;
      case Kind.EMBEDDING:
        Sequences.embedding(p, constants, arena);
        break;
      case Kind.LENGTHS:
        Sequences.lengths(p, arena);
        break;
      case Kind.CUT:
        Sequences.cut(p, arena);
        break;
      case Kind.LSTM:
        Recurrent.run(p, constants, arena, scratch);
        break;
      default:
        joinOrNorm(p);
    }
  }

  private void joinOrNorm(int[] p) {
    switch (p[0]) {
      case Kind.GLOBAL_POOL:
        Sequences.pool(p, arena);
        break;
      case Kind.AFFINE:
        Norms.affine(p, constants, arena);
        break;
      case Kind.LAYER_NORM:
        Norms.layer(p, constants, arena);
        break;
      case Kind.SOFTMAX:
        Norms.softmax(p, arena);
        break;
      case Kind.ADD:
        Joins.add(p, arena);
        break;
      case Kind.CONCAT:
        Joins.concat(p, arena);
        break;
      case Kind.COPY:
        System.arraycopy(arena, p[1], arena, p[2], p[3]);
        break;
      default:
        throw new IllegalStateException("no instruction has the number " + p[0]);
    }
  }
}
