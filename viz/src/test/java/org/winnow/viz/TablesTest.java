package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TablesTest {
  @Test
  void numbersStandRightAndMissingValuesAreDashes() {
    Table table =
        Table.create(
            "people",
            StringColumn.create("name", "Ada", "Grace", null),
            DoubleColumn.create("height", 1.7, 0.1 + 0.2, Double.NaN),
            IntColumn.create("born", new Integer[] {1815, null, 1912}),
            DateColumn.create("seen", LocalDate.of(2026, 1, 2), null, null),
            BooleanColumn.create("here", true, false, true));
    assertEquals(
        """
        people
        name   height  born  seen        here
        Ada       1.7  1815  2026-01-02  true
        Grace     0.3     –  –           false
        –           –  1912  –           true""",
        Tables.of(table).text());
  }

  @Test
  void fractionsAreRoundedToSixDigitsAndWholeNumbersAreNot() {
    Table table = Table.create(DoubleColumn.create("x", 20261122, 2.0 / 3, 1.5e-9, 6.02e23, -0.0));
    assertEquals(
        "20261122 0.666667 1.5E-9 6.02E+23 0",
        Tables.of(table)
            .text()
            .lines()
            .skip(1)
            .map(String::trim)
            .reduce("", (a, b) -> (a + " " + b).trim()));
  }

  @Test
  void theMiddleOfALongTableIsLeftOutAndItsSizeIsSaid() {
    Table table = Table.create(IntColumn.create("n", IntStream.range(0, 12_345).toArray()));
    String text = Tables.of(table, 8).text();
    assertEquals(
        "n 0 1 2 3 … 12341 12342 12343 12344 12,345 rows × 1 column",
        text.lines().map(String::trim).reduce("", (a, b) -> (a + " " + b).trim()));
  }

  @Test
  void theMiddleOfAWideTableIsLeftOut() {
    Table table = Table.create("wide");
    IntStream.range(0, 50).forEach(c -> table.addColumns(IntColumn.create("c" + c, 1)));
    String text = Tables.of(table).text();
    assertTrue(text.contains("c14  …  c45"), text);
    assertTrue(text.endsWith("1 row × 50 columns"));
  }

  @Test
  void cellsAndNamesAreEscaped() {
    Table table = Table.create("<i>", StringColumn.create("<b>", "<script>alert(1)</script>"));
    String html = Read.html(Tables.of(table));
    assertFalse(html.contains("<script") || html.contains("<b>") || html.contains("<i>"));
  }

  @Test
  void anEmptyTableShowsItsColumns() {
    assertEquals(
        "none\na\n0 rows × 1 column",
        Tables.of(Table.create("none", IntColumn.create("a"))).text());
    assertThrows(IllegalArgumentException.class, () -> Tables.of(Table.create("none"), 0));
  }
}
