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

  private Ink() {}

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
