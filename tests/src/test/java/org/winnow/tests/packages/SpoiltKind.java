package org.winnow.tests.packages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A kind of file that networks of other tools come in, and the ways to spoil one.
 *
 * @param suffix of the names of such files
 */
record SpoiltKind(String suffix, List<Named> ways) {
  private static final int OBJECT_SHARE = 3;
  private static final List<Long> HUGE =
      List.of(1L << 28, 1L << 33, 1L << 40, -1L, Long.MAX_VALUE, 0x7fff_ffff_7fff_ffffL);

  /** A way to spoil a file. */
  interface Way {
    byte[] of(Random random) throws IOException;
  }

  /**
   * A way and what it is called.
   *
   * @param mayOpen whether what comes out may be a network all the same
   */
  record Named(String name, boolean mayOpen, Way way) {}

  /** With the ways that any bytes can be spoilt in, before its own. */
  static SpoiltKind of(String suffix, byte[] good, List<Named> own) {
    SeedPackage seed = new SeedPackage(good, Map.of("file", good));
    List<Named> ways = new ArrayList<>();
    for (Mutation each : List.of(Mutation.FLIPPED, Mutation.TRUNCATED, Mutation.LENGTHENED)) {
      ways.add(new Named(each.name(), true, random -> each.of(seed, random)));
    }
    ways.add(new Named("HUGE_NUMBERS", true, random -> huge(good, random)));
    ways.add(new Named("OBJECT_INSIDE", true, random -> object(good, random)));
    ways.add(new Named("OBJECT_ALONE", false, random -> Planted.bytes()));
    ways.add(new Named("BOMB_ALONE", false, random -> Archives.bomb(seed.entries(), random)));
    ways.addAll(own);
    return new SpoiltKind(suffix, List.copyOf(ways));
  }

  Spoilt spoilt(int way, long seed) throws IOException {
    Named chosen = ways.get(way % ways.size());
    byte[] bytes = chosen.way().of(new Random(seed));
    return new Spoilt(suffix + " " + chosen.name(), seed, suffix, chosen.mayOpen(), bytes);
  }

  /** Where a size might stand, an absurd one does. */
  private static byte[] huge(byte[] good, Random random) {
    ByteBuffer bad = ByteBuffer.wrap(good.clone());
    bad.order(random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(good.length / Long.BYTES) * Long.BYTES;
      bad.putLong(at, HUGE.get(random.nextInt(HUGE.size())));
    }
    return bad.array();
  }

  private static byte[] object(byte[] good, Random random) {
    byte[] planted = Planted.bytes();
    byte[] bad = good.clone();
    boolean first = random.nextInt(OBJECT_SHARE) == 0;
    int at = first ? 0 : random.nextInt(Math.max(1, bad.length - planted.length));
    System.arraycopy(planted, 0, bad, at, Math.min(planted.length, bad.length - at));
    return bad;
  }
}
