package org.winnow.training;

/** Where a network is trained. */
public enum Device {
  CPU
}
