package org.winnow.insight;

import java.util.List;

/**
 * The examples most like one.
 *
 * @param to full id of the one
 * @param near the others, nearest first
 * @param among how many were compared with it
 * @param byNetwork whether a network's last hidden layer was compared, or the inputs themselves
 */
public record Likeness(String to, List<Near> near, int among, boolean byNetwork) {
  public Likeness {
    near = List.copyOf(near);
  }

  /**
   * An example.
   *
   * @param id full id
   * @param distance 1 − cosine of the two vectors, 0 to 2
   */
  public record Near(String id, double distance) {}
}
