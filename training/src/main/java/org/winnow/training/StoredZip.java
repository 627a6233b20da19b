package org.winnow.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.winnow.datasets.InputException;

/**
 * A zip file without compression, with a fixed order and fixed times: the same contents give the
 * same bytes, and there is exactly one way to write them.
 */
final class StoredZip {
  // A time before 1981 would be written in a second form that depends on the time zone.
  private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private StoredZip() {}

  /** An entry's contents, written whenever asked for. */
  @FunctionalInterface
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes the entries in the map's order. */
  static void write(Map<String, Body> entries, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, Body> e : entries.entrySet()) {
      ZipEntry entry = new ZipEntry(e.getKey());
      entry.setMethod(ZipEntry.STORED);
      entry.setTimeLocal(TIME);
      CountingStream counted = new CountingStream();
      CRC32 crc = new CRC32();
      e.getValue().writeTo(new CheckedOutputStream(counted, crc));
      entry.setSize(counted.count);
      entry.setCrc(crc.getValue());
      zip.putNextEntry(entry);
      e.getValue().writeTo(zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  /**
   * Reads a file that holds the entries named and no others, all of limited size, and refuses it
   * where it differs in any byte from what {@link #write} gives for them.
   *
   * @param limits allowed name → most bytes, in the order in which they must come
   */
  static Map<String, byte[]> read(Path file, Map<String, Long> limits) throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      List<String> order = new ArrayList<>(limits.keySet());
      int last = -1;
      for (ZipEntry entry : entries) {
        int at = order.indexOf(entry.getName());
        if (at <= last) {
          throw refused(file, "the entry '" + shown(entry.getName()) + "' does not belong there");
        }
        last = at;
        contents.put(entry.getName(), contents(zip, entry, limits.get(entry.getName()), file));
      }
    } catch (ZipException e) {
      throw new InputException(
          file + " is no readable zip file (" + e.getMessage() + "); is it damaged?", e);
    }
    checkBytes(file, contents);
    return contents;
  }

  private static byte[] contents(ZipFile zip, ZipEntry entry, long limit, Path file)
      throws IOException {
    if (entry.getMethod() != ZipEntry.STORED) {
      throw refused(file, "the entry '" + entry.getName() + "' is compressed");
    }
    if (entry.getSize() < 0 || entry.getSize() > Math.min(limit, Files.size(file))) {
      throw refused(
          file,
          "the entry '"
              + entry.getName()
              + "' claims "
              + entry.getSize()
              + " bytes, at most "
              + Math.min(limit, Files.size(file))
              + " are possible");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes((int) entry.getSize());
    }
  }

  /** Finds bytes that no entry shows: changed headers, hidden parts, wrong checksums. */
  private static void checkBytes(Path file, Map<String, byte[]> contents) throws IOException {
    Map<String, Body> bodies = new LinkedHashMap<>();
    contents.forEach((name, bytes) -> bodies.put(name, out -> out.write(bytes)));
    try (InputStream in = new java.io.BufferedInputStream(Files.newInputStream(file))) {
      ComparingStream comparing = new ComparingStream(in);
      write(bodies, comparing);
      if (comparing.differs >= 0 || in.read() >= 0) {
        throw refused(
            file,
            "it was changed or damaged"
                + (comparing.differs >= 0 ? " (at byte " + comparing.differs + ")" : ""));
      }
    }
  }

  static InputException refused(Path file, String why) {
    return new InputException(file + " is not a model file as Winnow writes it: " + why);
  }

  private static String shown(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= 80 ? plain : plain.substring(0, 80) + "…";
  }

  private static final class CountingStream extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      count += length;
    }
  }

  private static final class ComparingStream extends OutputStream {
    private final InputStream expected;
    private long position;
    private long differs = -1;

    ComparingStream(InputStream expected) {
      this.expected = expected;
    }

    @Override
    public void write(int b) throws IOException {
      if (expected.read() != (b & 0xff) && differs < 0) {
        differs = position;
      }
      position++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      byte[] found = expected.readNBytes(length);
      int at = java.util.Arrays.mismatch(found, 0, found.length, bytes, from, from + length);
      if (at >= 0 && differs < 0) {
        differs = position + at;
      }
      position += length;
    }
  }
}
