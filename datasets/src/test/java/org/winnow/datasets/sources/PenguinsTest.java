package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Split;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class PenguinsTest {
  private static int[] counts(Dataset data) {
    int[] counts = new int[data.schema().classes().size()];
    for (Split split : Split.values()) {
      int[] found = data.classCounts(split);
      for (int c = 0; c < counts.length; c++) {
        counts[c] += found[c];
      }
    }
    return counts;
  }

  /** Counts as Gorman and others publish them: 152 Adelie, 68 chinstrap, 124 gentoo. */
  @Test
  void areAsPublished() {
    Dataset data = Sources.load("penguins", LoadOptions.standard()).dataset();
    assertEquals(344, data.size());
    assertEquals(List.of("Adelie", "Chinstrap", "Gentoo"), data.schema().classes());
    assertArrayEquals(new int[] {152, 68, 124}, counts(data));
    assertEquals(
        "island=Torgersen, bill_length_mm=39.1, bill_depth_mm=18.7, flipper_length_mm=181,"
            + " body_mass_g=3750, sex=male, year=2007",
        data.views().of(0).text());
    assertTrue(data.schema().featureNames().contains("sex is missing"));
    assertEquals("CC0 1.0", data.source().licence());
  }

  /** Eleven were not sexed; 165 females and 168 males. */
  @Test
  void mayBeLabelledByAnotherColumn() {
    Dataset data =
        Sources.load(
                "penguins",
                LoadOptions.standard().withLabel("sex").withClasses(List.of("female", "male")))
            .dataset();
    assertArrayEquals(new int[] {165, 168}, counts(data));
    assertEquals("?", data.label(3));
  }

  @Test
  void aMissingLabelIsNoneUnlessAClassIsCalledSo() {
    Table table =
        Table.create(
            "t", IntColumn.create("a", 1, 2, 3), StringColumn.create("label", "p", "NA", "q"));
    Dataset data = Sources.of(table, LoadOptions.standard()).dataset();
    assertEquals("?", data.label(1));
    assertEquals(List.of("p", "q"), data.schema().classes());
    LoadOptions named = LoadOptions.standard().withClasses(List.of("p", "q", "NA"));
    assertEquals("NA", Sources.of(table, named).dataset().label(1));
  }
}
