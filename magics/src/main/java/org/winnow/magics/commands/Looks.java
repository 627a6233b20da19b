package org.winnow.magics.commands;

/** Says how often the test split was looked at. */
final class Looks {
  private Looks() {}

  static String times(int n) {
    return n == 1
        ? "once"
        : n == 2 ? "twice" : n + " times; choices made after looks at it favour it";
  }
}
