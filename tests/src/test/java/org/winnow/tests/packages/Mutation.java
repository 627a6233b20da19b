package org.winnow.tests.packages;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** A way to spoil a package. */
enum Mutation {
  FLIPPED(false) {
    @Override
    byte[] of(SeedPackage seed, Random random) {
      byte[] bad = seed.file().clone();
      for (int i = random.nextInt(8); i >= 0; i--) {
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return bad;
    }
  },
  TRUNCATED(false) {
    @Override
    byte[] of(SeedPackage seed, Random random) {
      return java.util.Arrays.copyOf(seed.file(), random.nextInt(seed.file().length));
    }
  },
  LENGTHENED(false) {
    @Override
    byte[] of(SeedPackage seed, Random random) {
      return Archives.lengthened(seed.file(), random);
    }
  },
  ENTRY_ADDED(false) {
    @Override
    byte[] of(SeedPackage seed, Random random) throws IOException {
      return Archives.withEntry(seed.entries(), random);
    }
  },
  ENTRY_RENAMED(false) {
    @Override
    byte[] of(SeedPackage seed, Random random) throws IOException {
      return Archives.withName(seed.entries(), random);
    }
  },
  ENTRY_DROPPED(true) { // a signature may be missing
    @Override
    byte[] of(SeedPackage seed, Random random) throws IOException {
      Map<String, byte[]> entries = new LinkedHashMap<>(seed.entries());
      entries.remove(Archives.anyOf(entries, random));
      return Archives.stored(entries);
    }
  },
  REORDERED(false) {
    @Override
    byte[] of(SeedPackage seed, Random random) throws IOException {
      return Archives.reordered(seed.entries(), random);
    }
  },
  BOMB(false) {
    @Override
    byte[] of(SeedPackage seed, Random random) throws IOException {
      return Archives.bomb(seed.entries(), random);
    }
  },
  SIZE_CLAIMED(false) {
    @Override
    byte[] of(SeedPackage seed, Random random) {
      return Archives.claiming(seed.file(), random);
    }
  },
  OBJECT_INSIDE(false) {
    @Override
    byte[] of(SeedPackage seed, Random random) throws IOException {
      Map<String, byte[]> entries = new LinkedHashMap<>(seed.entries());
      entries.put(Archives.anyOf(entries, random), Planted.bytes());
      return Archives.stored(random.nextBoolean() ? Contents.withDigests(entries) : entries);
    }
  },
  MANIFEST_REWRITTEN(true) {
    @Override
    byte[] of(SeedPackage seed, Random random) throws IOException {
      return Archives.stored(Contents.withOtherManifest(seed.entries(), random));
    }
  },
  SKELETON_REWRITTEN(true) {
    @Override
    byte[] of(SeedPackage seed, Random random) throws IOException {
      return Archives.stored(Contents.withOtherSkeleton(seed.entries(), random));
    }
  },
  SHAPES_REWRITTEN(true) {
    @Override
    byte[] of(SeedPackage seed, Random random) throws IOException {
      return Archives.stored(Contents.withOtherShapes(seed.entries(), random));
    }
  },
  NUMBERS_REWRITTEN(true) {
    @Override
    byte[] of(SeedPackage seed, Random random) throws IOException {
      return Archives.stored(Contents.withOtherBytes(seed.entries(), random));
    }
  };

  private final boolean mayOpen;

  /**
   * @param mayOpen whether what comes out may be a package that says something else, with all
   *     hashes in it made right again
   */
  Mutation(boolean mayOpen) {
    this.mayOpen = mayOpen;
  }

  boolean mayOpen() {
    return mayOpen;
  }

  abstract byte[] of(SeedPackage seed, Random random) throws IOException;
}
