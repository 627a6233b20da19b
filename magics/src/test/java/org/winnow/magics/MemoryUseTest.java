package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MemoryUseTest {
  @Test
  void residentMemoryIsReadFromAProcessStatus() {
    String status = "Name:\tjava\nVmHWM:\t  999 kB\nVmRSS:\t  284109 kB\nRssAnon:\t 1 kB\n";

    assertEquals(OptionalLong.of(284_109L * 1024), MemoryUse.resident(status));
    assertEquals(OptionalLong.empty(), MemoryUse.resident("Name:\tjava\n"));
  }

  @Test
  void amountsAreToldInTheUnitThatFits() {
    MemoryUse use =
        new MemoryUse(55_400_000, 12_640_000_000L, OptionalLong.of(999_999_999), 25_260_000_000L);

    assertEquals("heap 55 MB of 12.6 GB, process 999 MB of 25.3 GB", use.toString());
    assertEquals(
        "heap 0 MB of 1.0 GB", new MemoryUse(9, 1_000_000_000, OptionalLong.empty(), 1).toString());
  }

  @Test
  void whatItUsesNowIsWithinItsLimits() {
    MemoryUse now = MemoryUse.now();

    assertTrue(now.heap() > 0 && now.heap() <= now.heapLimit(), now.toString());
    assertTrue(now.resident().isEmpty() || now.share() > 0 && now.share() < 1, now.toString());
  }
}
