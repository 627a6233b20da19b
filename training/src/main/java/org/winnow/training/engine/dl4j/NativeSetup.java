package org.winnow.training.engine.dl4j;

/** System properties that ND4J, DL4J and JavaCPP read once, as they start. */
final class NativeSetup {
  private NativeSetup() {}

  /** Sets what was not set on the command line; must run before the first ND4J class. */
  static void beforeNd4j() {
    // Without this, convolutions go through im2col and a matrix product: several times slower.
    usual("org.eclipse.deeplearning4j.helpers.disable", "false");
    // Otherwise an out-of-memory error leaves a report in the working directory.
    usual("org.deeplearning4j.crash.reporting.enabled", "false");
    // JavaCPP would compare the whole process, tables and compiler included, with four times -Xmx.
    usual("org.bytedeco.javacpp.maxphysicalbytes", "0");
  }

  private static void usual(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
