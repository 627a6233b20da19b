package org.winnow.kernel.java;

/**
 * What a piece of Java gave.
 *
 * @param value its value to show; null if there is none
 * @param type the type that the compiler found for it, as it would be declared; may be one that no
 *     declaration can name
 */
record Given(Object value, String type) {
  static final Given NOTHING = new Given(null, "");
}
