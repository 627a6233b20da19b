package org.winnow.viz;

import java.awt.Color;
import java.awt.Font;

/**
 * The few colours and fonts of all drawn figures.
 *
 * <p>No one text colour has 4.5:1 on both white and a dark notebook's #111 (the best has 4.35:1),
 * so drawn figures bring their own light paper, and every text colour here has 4.5:1 on it.
 */
final class Ink {
  static final Color PAPER = new Color(0xfcfcfc);
  static final Color TEXT = new Color(0x1f2328);
  static final Color SOFT = new Color(0x57606a);
  static final Color RULE = new Color(0xd8dee4);
  static final Color FRAME = new Color(0x8c959f);
  static final Color BLUE = new Color(0x1f6fb2);
  static final Color ORANGE = new Color(0xb45309);

  /** Colours of curves beside each other, in their order; each 3:1 or more on {@link #PAPER}. */
  private static final Color[] CURVES = {
    BLUE,
    new Color(0x1a7f37),
    new Color(0x8250df),
    new Color(0xcf222e),
    new Color(0x1b7c83),
    new Color(0x7d4e00),
    new Color(0xbf3989)
  };

  private Ink() {}

  /** The colour of the i-th curve; they come again after the seventh. */
  static Color curve(int i) {
    return CURVES[i % CURVES.length];
  }

  static Font plain(int size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, size);
  }

  static Font mono(int size) {
    return new Font(Font.MONOSPACED, Font.PLAIN, size);
  }

  static Font bold(int size) {
    return new Font(Font.SANS_SERIF, Font.BOLD, size);
  }
}
