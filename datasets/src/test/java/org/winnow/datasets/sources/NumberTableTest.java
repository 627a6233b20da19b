package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.winnow.datasets.InputException;

class NumberTableTest {
  @TempDir Path folder;

  @Test
  void readsTwoDimensionsOfAnyNumbers() throws IOException {
    NumberTable table = NumberTable.read(npy("(2, 3)", 1, 2, 3, 4, 5, 6.5), List.of());
    assertArrayEquals(new float[] {4, 5, 6.5f}, table.rows()[1]);
    assertEquals(3, table.width());
    assertTrue(table.ids().isEmpty() && table.columns().isEmpty());
  }

  @Test
  void readsIdsAndColumnNames() throws IOException {
    NumberTable table = NumberTable.read(csv("cat,id,dog\n.1,a,.9\n1e-3,b,NaN\n"), List.of());
    assertEquals(Optional.of(List.of("a", "b")), table.ids());
    assertEquals(List.of("cat", "dog"), table.columns());
    assertArrayEquals(new float[] {.001f, Float.NaN}, table.rows()[1]);
  }

  @Test
  void takesAFirstLineOfNumbersForNamesOnlyWhereTheyAreKnown() throws IOException {
    Path file = csv("0,1\n.25,.75\n");
    assertEquals(2, NumberTable.read(file, List.of()).rows().length);
    NumberTable named = NumberTable.read(file, List.of("0", "1"));
    assertEquals(1, named.rows().length);
    assertEquals(List.of("0", "1"), named.columns());
  }

  @Test
  void theHashIsThatOfTheBytes() throws IOException {
    // printf '1,2\n' | sha256sum
    assertEquals(
        "52186c933993da4082b3cdc7c40bb4bf735b391ff54a2ef78c037dda6c38a680",
        NumberTable.read(csv("1,2\n"), List.of()).sha256());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1,2;3 | line 2 has 1 fields, expected 2",
        "id,p;a,1;a,2 | line 3 has the id 'a', which is on line 2 too",
        "id,p;a,x | line 2 has 'x' where a number is expected",
        "id,p;a | line 2 has 1 fields, expected 2",
        "id;a | has no column of numbers beside its ids",
        "p,q,p;1,2,3 | has two columns 'p'",
        "p,q | has no lines with numbers",
      })
  void saysWhatIsWrongWithALine(String lines, String told) throws IOException {
    Path file = csv(lines.replace(';', '\n') + "\n");
    InputException e = assertThrows(InputException.class, () -> NumberTable.read(file, List.of()));
    assertTrue(e.getMessage().contains(told), e.getMessage());
  }

  @Test
  void refusesWhatIsNoTable() throws IOException {
    Path one = npy("(4,)", 1, 2, 3, 4);
    InputException e = assertThrows(InputException.class, () -> NumberTable.read(one, List.of()));
    assertTrue(e.getMessage().contains("an array of shape [4]; expected"), e.getMessage());
    Path missing = folder.resolve("none.npy");
    e = assertThrows(InputException.class, () -> NumberTable.read(missing, List.of()));
    assertEquals("there is no file " + missing, e.getMessage());
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "id,p\n\u00e9,1\n".getBytes(StandardCharsets.ISO_8859_1));
    e = assertThrows(InputException.class, () -> NumberTable.read(latin, List.of()));
    assertTrue(e.getMessage().contains("is no UTF-8 table"), e.getMessage());
  }

  private Path csv(String text) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  private Path npy(String shape, double... values) throws IOException {
    String header =
        "{'descr': '<f8', 'fortran_order': False, 'shape': "
            + shape
            + ", }"
            + " ".repeat(20)
            + "\n";
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + header.length() + 8 * values.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
            .putShort((short) header.length())
            .put(header.getBytes(StandardCharsets.US_ASCII));
    for (double v : values) {
      bytes.putDouble(v);
    }
    return Files.write(folder.resolve("a.npy"), bytes.array());
  }
}
