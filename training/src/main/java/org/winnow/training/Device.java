package org.winnow.training;

/** What computes a network, in training and afterwards. */
public enum Device {
  /** The processor, by the fastest engine that knows the network. */
  CPU,
  /** The processor, by stock Deeplearning4j. */
  DL4J,
  /** The plain-Java interpreter of plans: slower, the same bits on every machine and JDK. */
  REFERENCE
}
