package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;

class BlobStoreTest {
  @TempDir Path folder;

  private List<BlobRef> store(BlobStore blobs, int from, int to) throws IOException {
    List<BlobRef> refs = new ArrayList<>();
    blobs.store(
        sink -> {
          for (int i = from; i < to; i++) {
            refs.add(sink.add(new byte[] {(byte) i, 2}, text(i)));
          }
        });
    return refs;
  }

  private static byte[] text(int i) {
    return ("view " + i).getBytes(StandardCharsets.UTF_8);
  }

  private List<Path> files(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).toList();
    }
  }

  @Test
  void oneRecordIsReadByItsHash() throws IOException {
    List<BlobRef> refs = store(new BlobStore(folder), 0, 200);
    BlobStore again = new BlobStore(folder);
    byte[] record = again.read(refs.get(77));
    assertArrayEquals(new byte[] {77, 2}, Arrays.copyOf(record, 2));
    assertArrayEquals(text(77), Arrays.copyOfRange(record, 2, record.length));
  }

  @Test
  void aPackIsNamedByTheHashOfItsBytes() throws IOException {
    store(new BlobStore(folder), 0, 5);
    Path pack = files(".pack").get(0);
    String hash = HexFormat.of().formatHex(Hashes.sha256(Files.readAllBytes(pack)));
    assertEquals(hash + ".pack", pack.getFileName().toString());
    assertEquals(2, files("").size());
  }

  @Test
  void whatIsThereIsNotStoredTwice() throws IOException {
    BlobStore blobs = new BlobStore(folder);
    List<BlobRef> first = store(blobs, 0, 5);
    assertEquals(first, store(blobs, 0, 5));
    assertEquals(1, files(".pack").size());
    store(blobs, 3, 8);
    assertEquals(2, files(".pack").size());
  }

  @Test
  void aLostIndexIsMadeAnew() throws IOException {
    List<BlobRef> refs = store(new BlobStore(folder), 0, 50);
    Files.delete(files(".index").get(0));
    assertArrayEquals(new byte[] {9, 2}, Arrays.copyOf(new BlobStore(folder).read(refs.get(9)), 2));
    Files.writeString(
        folder.resolve(files(".pack").get(0).getFileName().toString().replace(".pack", ".index")),
        "torn");
    assertArrayEquals(new byte[] {9, 2}, Arrays.copyOf(new BlobStore(folder).read(refs.get(9)), 2));
  }

  @Test
  void whatAnotherProcessStoredIsFound() throws IOException {
    BlobStore early = new BlobStore(folder);
    store(early, 0, 5);
    List<BlobRef> refs = store(new BlobStore(folder), 5, 9);
    assertEquals(8, early.read(refs.get(3))[0]);
  }

  @Test
  void missingAndDamagedBytesAreNamed() throws IOException {
    List<BlobRef> refs = store(new BlobStore(folder), 0, 5);
    Path pack = files(".pack").get(0);
    byte[] bytes = Files.readAllBytes(pack);
    bytes[bytes.length - 1] ^= 1;
    Files.write(pack, bytes);
    InputException damaged =
        assertThrows(InputException.class, () -> new BlobStore(folder).read(refs.get(4)));
    assertTrue(damaged.getMessage().contains("are damaged"), damaged.getMessage());
    Files.write(pack, Arrays.copyOf(bytes, bytes.length - 3));
    assertThrows(InputException.class, () -> new BlobStore(folder).read(refs.get(4)));
    Files.delete(pack);
    InputException missing =
        assertThrows(InputException.class, () -> new BlobStore(folder).read(refs.get(4)));
    assertTrue(missing.getMessage().contains(refs.get(4).hash()), missing.getMessage());
  }

  @Test
  void anImportThatFailsLeavesNothing() {
    BlobStore blobs = new BlobStore(folder);
    assertThrows(
        IOException.class,
        () ->
            blobs.store(
                sink -> {
                  sink.add(new byte[3], new byte[0]);
                  throw new IOException("no space");
                }));
    assertEquals(0, folder.toFile().list().length);
  }
}
