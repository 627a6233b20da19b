package org.winnow.datasets.repository;

import java.util.Optional;
import org.winnow.datasets.Attribution;

/**
 * How a conflict of a merge is settled.
 *
 * @param side whose judgement stands; empty where another label is given
 * @param label the label given, empty for a side's or for none
 * @param by who settles it
 */
public record Choice(Optional<Side> side, Optional<String> label, Attribution by) {
  /** The judgement of one side stands, under its own author. */
  public static Choice of(Side side, Attribution by) {
    return new Choice(Optional.of(side), Optional.empty(), by);
  }

  /** A label of one's own; empty for no label. */
  public static Choice of(Optional<String> label, Attribution by) {
    return new Choice(Optional.empty(), label, by);
  }
}
