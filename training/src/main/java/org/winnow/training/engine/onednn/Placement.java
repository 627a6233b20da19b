package org.winnow.training.engine.onednn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds places for blocks so that those needed at the same time do not overlap: largest first, each
 * at the lowest offset that is free during its lifetime.
 */
final class Placement {
  private final Map<Block, Long> offsets = new HashMap<>();
  private long bytes;

  private Placement() {}

  static Placement of(List<Block> blocks) {
    Placement placement = new Placement();
    List<Block> open = new ArrayList<>(blocks.stream().filter(b -> !b.isGiven()).toList());
    // Sorting keeps the order of equals, so the places are the same in every run.
    open.sort(Comparator.comparingLong(Block::bytes).reversed());
    List<Block> placed = new ArrayList<>();
    for (Block block : open) {
      placement.put(block, placed);
      placed.add(block);
    }
    return placement;
  }

  private void put(Block block, List<Block> placed) {
    List<Block> neighbours =
        placed.stream()
            .filter(block::meets)
            .sorted(Comparator.comparingLong(offsets::get))
            .toList();
    long offset = 0;
    for (Block other : neighbours) {
      if (offset + block.bytes() <= offsets.get(other)) {
        break;
      }
      offset = Math.max(offset, Arena.aligned(offsets.get(other) + other.bytes()));
    }
    offsets.put(block, offset);
    bytes = Math.max(bytes, offset + block.bytes());
  }

  /** Memory that all of them need together. */
  long bytes() {
    return bytes;
  }

  long offset(Block block) {
    return offsets.get(block);
  }
}
