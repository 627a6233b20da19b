package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class TablesTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Table read(String text) throws IOException {
    return Tables.read(file("t.csv", text), LoadOptions.standard());
  }

  private String refused(Path file) {
    return assertThrows(InputException.class, () -> Tables.read(file, LoadOptions.standard()))
        .getMessage()
        .replace(folder + "/", "");
  }

  @Test
  void findsTypesFromAllValues() throws IOException {
    Table t =
        read(
            "a,b,c,d,e,f,g\n"
                + "1,1,9999999999,true,2026-01-31,2026-01-31T10:00,x\n"
                + ",2.5,NA,FALSE,,2026-02-01,\n"
                + "-3,1e3,1,?,1999-12-31,,y z\n");
    assertEquals(
        List.of(
            ColumnType.INTEGER,
            ColumnType.DOUBLE,
            ColumnType.LONG,
            ColumnType.BOOLEAN,
            ColumnType.LOCAL_DATE,
            ColumnType.LOCAL_DATE_TIME,
            ColumnType.STRING),
        t.types());
    assertEquals(-3, t.intColumn("a").getInt(2));
    assertEquals(1000, t.doubleColumn("b").getDouble(2));
    assertEquals(9_999_999_999L, t.longColumn("c").getLong(0));
    assertEquals(LocalDate.of(1999, 12, 31), t.dateColumn("e").get(2));
    assertEquals("y z", t.stringColumn("g").get(2));
    for (String column : List.of("a", "c", "e", "g")) {
      assertTrue(t.column(column).isMissing(1), column);
    }
    assertTrue(t.column("d").isMissing(2));
  }

  @Test
  void keepsTheSpellingOfNumbersWhenATextFollowsThem() throws IOException {
    Table t = read("zip,n\n1.50,1\n2,2\nA7,3\n");
    assertEquals(List.of("1.50", "2", "A7"), t.stringColumn("zip").asList());
    assertEquals(ColumnType.INTEGER, t.column("n").type());
  }

  @Test
  void leadingZerosAndLongNumbersAreKeys() throws IOException {
    Table t = read("zip,card\n007,12345678901234567890\n123,1\n");
    assertEquals("007", t.stringColumn("zip").get(0));
    assertEquals(ColumnType.DOUBLE, t.column("card").type());
  }

  @Test
  void quotedFieldsHoldSeparatorsQuotesAndLineBreaks() throws IOException {
    Table t = read("a,b\n\"x, \"\"y\"\"\nz\",1\n");
    assertEquals("x, \"y\"\nz", t.stringColumn("a").get(0));
  }

  @Test
  void readsNumbersAsTheJavaLibraryDoes() throws IOException {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder("x,y\n");
    double[] expected = new double[2000];
    for (int i = 0; i < expected.length; i++) {
      expected[i] =
          switch (i % 4) {
            case 0 -> random.nextGaussian();
            case 1 -> Double.longBitsToDouble(random.nextLong() & ~(1L << 62));
            case 2 -> Math.rint(random.nextDouble() * 1e6) / 1e3;
            default -> random.nextFloat() * 1e-30f;
          };
      text.append(expected[i]).append(",1\n");
    }
    double[] read = read(text.toString()).doubleColumn("x").asDoubleArray();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], read[i]);
    }
  }

  @Test
  void findsTheSeparatorAndDropsAByteOrderMark() throws IOException {
    assertEquals(List.of("a", "b"), read("\ufeffa;b\n1;2\n").columnNames());
    Path tabs = file("t.tsv", "a\tb,c\n1\t2\n");
    assertEquals(List.of("a", "b,c"), Tables.read(tabs, LoadOptions.standard()).columnNames());
  }

  @Test
  void readsGzipAndRefusesWhatUnpacksTooLarge() throws IOException {
    Path packed = folder.resolve("t.csv.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(("a,b\n" + "1,2\n".repeat(100_000)).getBytes(StandardCharsets.US_ASCII));
    }
    assertEquals(100_000, Tables.read(packed, LoadOptions.standard()).rowCount());
    LoadOptions tight = LoadOptions.standard().withLimits(new Limits(100_000, 10, 100));
    InputException e = assertThrows(InputException.class, () -> Tables.read(packed, tight));
    assertEquals(
        packed + " unpacks to more than 100000 bytes, the limit; it was not read", e.getMessage());
  }

  @Test
  void aFirstLineOfNumbersIsARow() throws IOException {
    Table t = read("1,2,0\n3,4,1\n");
    assertEquals(List.of("column 1", "column 2", "column 3"), t.columnNames());
    assertEquals(2, t.rowCount());
  }

  @Test
  void longFilesAndLongCellsKeepTheirOrder() throws IOException {
    StringBuilder text = new StringBuilder("n,text,half\n");
    String prose = "word ".repeat(20_000);
    for (int i = 0; i < 30_000; i++) {
      text.append(i).append(',').append(i == 17_000 ? prose : "t" + i % 7);
      text.append(',').append(i / 2.0).append('\n');
    }
    Table t = read(text.toString());
    assertEquals(30_000, t.rowCount());
    for (int i = 0; i < 30_000; i++) {
      assertEquals(i, t.intColumn("n").getInt(i));
      assertEquals(i / 2.0, t.doubleColumn("half").getDouble(i));
      assertEquals(i == 17_000 ? prose.strip() : "t" + i % 7, t.stringColumn("text").get(i));
    }
  }

  @Test
  void anInterruptEndsTheReading() throws IOException {
    Path file = file("t.csv", "a,b\n" + "1,2\n".repeat(200_000));
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> Tables.read(file, LoadOptions.standard()));
    assertTrue(Thread.interrupted());
  }

  @Test
  void namesTheLineOfARaggedRow() throws IOException {
    assertEquals(
        "t.csv, line 4: expected 2 fields as in the first line, got 3; a text that holds the"
            + " separator must stand in double quotes",
        refused(file("t.csv", "a,b\n1,\"x\ny\"\n1,2,3\n")));
    assertEquals(
        "t.csv, line 3: expected 2 fields as in the first line, got 1",
        refused(file("t.csv", "a,b\n1,2\n3\n")));
  }

  @Test
  void refusesEmptyAndHeaderOnlyFiles() throws IOException {
    assertEquals(
        "t.csv is empty; expected a line of column names and rows", refused(file("t.csv", "")));
    assertEquals(
        "t.csv has column names [a, b] but no rows; expected one line an example",
        refused(file("t.csv", "a,b\n")));
  }

  @Test
  void refusesAColumnNameThatComesTwice() throws IOException {
    assertEquals(
        "t.csv, line 1: the column name 'a' comes twice, as column 1 and 3",
        refused(file("t.csv", "a,b,a\n1,2,3\n")));
  }

  @Test
  void namesTheLineThatIsNotInTheEncoding() throws IOException {
    Path latin = folder.resolve("t.csv");
    Files.write(latin, "a,b\nx,1\nMünster,2\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        "t.csv, line 3: not text in UTF-8; name its encoding, as --encoding windows-1252",
        refused(latin));
    LoadOptions named = LoadOptions.standard().withCharset(StandardCharsets.ISO_8859_1);
    assertEquals("Münster", Tables.read(latin, named).stringColumn("a").get(1));
  }

  @Test
  void recognisesUtf16AndBinaryFiles() throws IOException {
    Path wide = folder.resolve("t.csv");
    Files.write(wide, "\ufeffa,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE));
    assertEquals("t.csv is UTF-16 text, not UTF-8; try --encoding UTF-16", refused(wide));
    LoadOptions named = LoadOptions.standard().withCharset(StandardCharsets.UTF_16);
    assertEquals(List.of("a", "b"), Tables.read(wide, named).columnNames());
    Files.write(wide, new byte[] {'a', 0, 1, 2});
    assertEquals(
        "t.csv is not a text table: there is a zero byte in its first lines", refused(wide));
  }

  @Test
  void refusesAQuoteThatIsNotClosedWithItsLine() throws IOException {
    assertEquals(
        "t.csv, line 3: expected 2 fields as in the first line, got 1",
        refused(file("t.csv", "a,b\n1,2\n\"x,3\n4,5\n")));
  }
}
