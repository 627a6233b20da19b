package org.winnow.tests.packages;

/**
 * A file that somebody spoilt.
 *
 * @param way what was done to which kind of file
 * @param seed of what was done
 * @param suffix of its name, which says what it is opened as
 * @param mayOpen whether it may be a network all the same
 */
record Spoilt(String way, long seed, String suffix, boolean mayOpen, byte[] bytes) {
  @Override
  public String toString() {
    return way + " " + seed;
  }
}
