package org.nd4j.nativeblas;

/**
 * Lets Deeplearning4j 1.0.0-M2.1 find its own oneDNN layer helpers.
 *
 * <p>DL4J asks a class of this name, by reflection, whether oneDNN may be used. ND4J has since
 * moved that class to another package, so that the question always fails and every convolution
 * falls back to a path several times slower. This class is the answer and nothing else.
 */
public final class Nd4jCpu {
  private Nd4jCpu() {}

  /** The part of ND4J's environment that DL4J asks for. */
  public static final class Environment {
    private static final Environment INSTANCE = new Environment();

    private Environment() {}

    public static Environment getInstance() {
      return INSTANCE;
    }

    /** Whether layers may use oneDNN. */
    public boolean isUseMKLDNN() {
      return true;
    }
  }
}
