package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EpochTableTest {
  @Test
  void keepsAllWhereThereIsRoom() {
    EpochTable table = filled(4, 1000);
    assertEquals("every epoch, 32 bits", table.resolution());
    assertEquals(0.123456f + 3, table.loss(3, 2));
    assertEquals(400, table.bytes());
  }

  @Test
  void halvesTheBitsWhereRoomIsShort() {
    EpochTable table = filled(4, 399);
    assertEquals("every epoch, 16 bits", table.resolution());
    assertEquals(3.123456f, table.loss(3, 2), 3.2f / 256);
    assertEquals(-2f, table.margin(0, 2), 2f / 256);
    assertEquals(40_000, table.prediction(3, 2));
    assertEquals(240, table.bytes());
  }

  @Test
  void keepsFewerEpochsWhereThatIsNotEnough() {
    EpochTable table = filled(4, 150);
    assertEquals("one epoch in 2, 16 bits", table.resolution());
    assertTrue(table.bytes() <= 150, () -> table.bytes() + " bytes");
    assertEquals(table.loss(2, 5), table.loss(3, 5));
    assertEquals(2.123456f, table.loss(3, 2), 2.2f / 256);
  }

  private static EpochTable filled(int epochs, long limit) {
    EpochTable table = new EpochTable(10, epochs, limit);
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int i = 0; i < 10; i++) {
        table.put(epoch, i, 0.123456 + epoch, -i, 40_000);
      }
    }
    return table;
  }
}
