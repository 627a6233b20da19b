package org.winnow.datasets.repository;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.winnow.datasets.InputException;

/** Where each record of a pack begins, by its hash. Derived from the pack and rebuilt from it. */
final class BlobIndex {
  static final String SUFFIX = ".index";
  private static final byte[] MAGIC = "WINNOWINDEX 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int ENTRY = BlobRef.HASH_BYTES + Long.BYTES + Integer.BYTES;
  private final ByteBuffer entries;

  private BlobIndex(byte[] bytes) {
    entries = ByteBuffer.wrap(bytes, MAGIC.length, bytes.length - MAGIC.length).slice();
  }

  /** The index of a pack; a missing or damaged one is made anew from the pack. */
  static BlobIndex of(Path pack) throws IOException {
    Path file = file(pack);
    if (Files.exists(file)) {
      byte[] bytes = Files.readAllBytes(file);
      if (isWhole(bytes)) {
        return new BlobIndex(bytes);
      }
    }
    return new BlobIndex(scan(pack).bytes());
  }

  /**
   * The index of a pack that is not here itself.
   *
   * @throws InputException where it is none
   */
  static BlobIndex known(Path pack) throws IOException {
    byte[] bytes = Files.readAllBytes(file(pack));
    if (!isWhole(bytes)) {
      throw new InputException("the index of the pack " + pack.getFileName() + " is damaged");
    }
    return new BlobIndex(bytes);
  }

  private static boolean isWhole(byte[] bytes) {
    return bytes.length >= MAGIC.length
        && (bytes.length - MAGIC.length) % ENTRY == 0
        && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /** Makes a pack's index last beside it. */
  static void write(Path pack) throws IOException {
    Durable.replace(file(pack), scan(pack).bytes());
  }

  /** The file of a pack's index, which is made where it is missing. */
  static Path written(Path pack) throws IOException {
    if (!Files.exists(file(pack))) {
      write(pack);
    }
    return file(pack);
  }

  /** The hashes of the records, one after the other. */
  Iterable<byte[]> hashes() {
    return () ->
        IntStream.range(0, size())
            .mapToObj(i -> Arrays.copyOfRange(entries.array(), at(i), at(i) + BlobRef.HASH_BYTES))
            .iterator();
  }

  /** Where a pack's index is. */
  static Path file(Path pack) {
    String name = pack.getFileName().toString().replace(BlobPackWriter.SUFFIX, SUFFIX);
    return pack.resolveSibling(name);
  }

  private static Builder scan(Path pack) throws IOException {
    Builder found = new Builder();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(pack), 1 << 16))) {
      long at = in.skip(BlobPackWriter.MAGIC.length);
      byte[] hash = new byte[BlobRef.HASH_BYTES];
      while (in.readNBytes(hash, 0, hash.length) == hash.length) {
        int size = in.readInt();
        at += BlobPackWriter.RECORD_HEAD;
        found.add(hash, at, size);
        in.skipNBytes(size);
        at += size;
      }
      return found;
    } catch (EOFException e) {
      throw new IOException("the pack " + pack.getFileName() + " ends in the middle", e);
    }
  }

  int size() {
    return entries.capacity() / ENTRY;
  }

  /** The entry with this hash, or -1. */
  int find(byte[] hash) {
    int low = 0;
    int high = size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order =
          Arrays.compareUnsigned(
              entries.array(), at(middle), at(middle) + BlobRef.HASH_BYTES, hash, 0, hash.length);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private int at(int entry) {
    return entries.arrayOffset() + entry * ENTRY;
  }

  long offset(int entry) {
    return entries.getLong(entry * ENTRY + BlobRef.HASH_BYTES);
  }

  int length(int entry) {
    return entries.getInt(entry * ENTRY + BlobRef.HASH_BYTES + Long.BYTES);
  }

  /** Gathers entries in the order of the pack. */
  static final class Builder {
    private ByteBuffer gathered = ByteBuffer.allocate(64 * ENTRY);

    void add(byte[] hash, long offset, int length) {
      if (gathered.remaining() < ENTRY) {
        ByteBuffer larger = ByteBuffer.allocate(Math.multiplyExact(2, gathered.capacity()));
        gathered = larger.put(gathered.flip());
      }
      gathered.put(hash).putLong(offset).putInt(length);
    }

    /** The index file: entries sorted by hash. */
    byte[] bytes() {
      byte[] all = gathered.array();
      int[] order = new int[gathered.position() / ENTRY];
      Arrays.setAll(order, i -> i);
      IntArrays.quickSort(
          order,
          (a, b) ->
              Arrays.compareUnsigned(
                  all, a * ENTRY, a * ENTRY + ENTRY, all, b * ENTRY, b * ENTRY + ENTRY));
      byte[] sorted = Arrays.copyOf(MAGIC, MAGIC.length + order.length * ENTRY);
      for (int i = 0; i < order.length; i++) {
        System.arraycopy(all, order[i] * ENTRY, sorted, MAGIC.length + i * ENTRY, ENTRY);
      }
      return sorted;
    }
  }
}
