package org.winnow.training.engine.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlacementTest {
  private static Block block(long bytes, int first, int last) {
    Block block = Block.open("b" + first, bytes);
    block.usedBy(first);
    block.usedBy(last);
    return block;
  }

  @Test
  void sharesMemoryBetweenBlocksThatDoNotMeet() {
    Block a = block(100, 0, 1);
    Block b = block(100, 2, 3);
    Block c = block(50, 1, 2);
    Placement placement = Placement.of(List.of(a, b, c));
    assertEquals(placement.offset(a), placement.offset(b));
    assertEquals(128, placement.offset(c)); // after the other two, at a cache line
    assertEquals(178, placement.bytes());
  }

  @Test
  void neverOverlapsBlocksThatMeet() {
    SplittableRandom random = new SplittableRandom(5);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int first = random.nextInt(40);
      blocks.add(block(1 + random.nextInt(5000), first, first + random.nextInt(10)));
    }
    Placement placement = Placement.of(blocks);
    for (Block a : blocks) {
      assertEquals(0, placement.offset(a) % Arena.ALIGNMENT);
      assertTrue(placement.offset(a) + a.bytes() <= placement.bytes());
      for (Block b : blocks) {
        boolean apart =
            placement.offset(a) + a.bytes() <= placement.offset(b)
                || placement.offset(b) + b.bytes() <= placement.offset(a);
        assertTrue(a == b || apart || !a.meets(b));
      }
    }
  }

  @Test
  void refusesAddressesOutsideTheArenaAndAfterItWasFreed() {
    Arena arena = new Arena(256);
    assertEquals(0, arena.address(0, 256) % Arena.ALIGNMENT);
    assertThrows(IllegalArgumentException.class, () -> arena.address(192, 65));
    assertThrows(IllegalArgumentException.class, () -> arena.address(-1, 1));
    arena.close();
    arena.close();
    assertThrows(IllegalStateException.class, () -> arena.address(0, 1));
  }

  @Test
  void refusesTensorsThatDoNotFitTheirBlock() {
    Block block = Block.open("small", 60);
    assertThrows(IllegalArgumentException.class, () -> Tensor.whole(block, Layout.plain(4, 4)));
  }

  @Test
  void copiesNoMoreThanThereIs() {
    try (Arena arena = new Arena(64)) {
      Floats floats = new Floats(arena.address(0, 64), 16);
      floats.write(new float[] {1, 2, 3}, 3);
      float[] read = new float[16];
      floats.read(read, 16);
      assertEquals(2, read[1]);
      assertThrows(IllegalArgumentException.class, () -> floats.read(new float[20], 17));
      assertThrows(IllegalArgumentException.class, () -> floats.write(new float[2], 3));
    }
  }
}
