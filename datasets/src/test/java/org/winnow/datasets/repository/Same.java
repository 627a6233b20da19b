package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;

/** Compares data sets in all their parts. */
final class Same {
  private Same() {}

  static void assertSame(Dataset expected, Dataset actual) {
    assertEquals(expected.digest(), actual.digest());
    assertEquals(expected.name(), actual.name());
    assertEquals(expected.source(), actual.source());
    assertEquals(expected.schema(), actual.schema());
    assertEquals(expected.preparation(), actual.preparation());
    assertEquals(expected.size(), actual.size());
    assertEquals(expected.features().areBytes(), actual.features().areBytes());
    for (int row = 0; row < expected.size(); row++) {
      assertEquals(expected.ids().get(row), actual.ids().get(row));
      assertEquals(expected.label(row), actual.label(row));
      assertEquals(expected.labels().attribution(row), actual.labels().attribution(row));
      assertEquals(expected.splits().of(row), actual.splits().of(row));
      assertArrayEquals(
          expected.features().canonicalBytes(row), actual.features().canonicalBytes(row));
      assertSameView(expected.views().of(row), actual.views().of(row));
    }
  }

  private static void assertSameView(ExampleView expected, ExampleView actual) {
    if (expected instanceof ExampleView.Picture picture) {
      ExampleView.Picture other = (ExampleView.Picture) actual;
      assertArrayEquals(picture.pixels(), other.pixels());
      assertEquals(picture.width(), other.width());
      assertEquals(picture.height(), other.height());
      assertEquals(picture.channels(), other.channels());
    } else {
      assertEquals(expected, actual);
    }
  }
}
