package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QuickTierTest {
  @Test
  void theVirtualMachineTakesWhatItIsTold() {
    assertTrue(QuickTier.tell());
  }
}
