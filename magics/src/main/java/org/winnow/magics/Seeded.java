package org.winnow.magics;

import org.winnow.insight.Seeds;

/**
 * Labels that networks of this session propose.
 *
 * @param seeds the proposals and how far to trust them
 * @param networks names the networks: 64 hexadecimal digits
 */
public record Seeded(Seeds seeds, String networks) {
  /** One line. */
  @Override
  public String toString() {
    return seeds.accepted()
        + " of "
        + seeds.proposals().size()
        + " proposed labels in the band, by networks "
        + networks.substring(0, 7);
  }
}
