package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.ColumnEncoding;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NumberForm;
import org.winnow.datasets.TableEncoding;

class FeatureRoomTest {
  private static final TableEncoding TABLE =
      new TableEncoding(
          List.of(
              new ColumnEncoding.Numeric("age", NumberForm.DECIMAL, 0, false),
              new ColumnEncoding.OneOf("town", List.of("a", "b", "c", "d"), false)));

  private static final FeatureRoom ROOM = new FeatureRoom(200_000_000);

  @Test
  void smallFeaturesAreNotMentioned() {
    assertEquals(Optional.empty(), ROOM.check(1000, TABLE));
  }

  @Test
  void largeOnesAreNotedWithTheWidestColumn() {
    assertEquals(
        Optional.of(
            "6000000 rows of 5 features take 120 MB of memory, and of disk in the label"
                + " repository; the widest is column 'town' with 4"),
        ROOM.check(6_000_000, TABLE));
  }

  @Test
  void tooLargeOnesAreRefusedBeforeMemoryIsTaken() {
    InputException e = assertThrows(InputException.class, () -> ROOM.check(2_000_000_000, TABLE));
    assertEquals(
        "2000000000 rows of 5 features take 40000 MB, more than the 200 MB there are for them; the"
            + " widest is column 'town' with 4; choose --features, or a smaller --vocabulary or"
            + " --length for texts",
        e.getMessage());
  }
}
