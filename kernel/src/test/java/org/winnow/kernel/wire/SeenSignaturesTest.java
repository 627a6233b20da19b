package org.winnow.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeenSignaturesTest {
  private static final int REMEMBERED = 32_768;

  @Test
  void theNewestAreRefusedAndEveryNewOneIsTaken() {
    SeenSignatures seen = new SeenSignatures();
    Random random = new Random(7);
    List<byte[]> digests = new ArrayList<>();
    for (int i = 0; i < 3 * REMEMBERED; i++) {
      byte[] digest = new byte[32];
      random.nextBytes(digest);
      digests.add(digest);
      assertTrue(seen.add(digest), "number " + i);
    }
    for (byte[] digest : digests.subList(2 * REMEMBERED, 3 * REMEMBERED)) {
      assertFalse(seen.add(digest));
    }
    assertTrue(seen.add(digests.get(0)), "long forgotten");
  }
}
