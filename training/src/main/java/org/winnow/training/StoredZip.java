package org.winnow.training;

import java.io.BufferedInputStream;
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
public final class StoredZip {
  // A time before 1981 would be written in a second form that depends on the time zone.
  private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private StoredZip() {}

  /** An entry's contents, written whenever asked for. */
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * What a kind of file may hold.
   *
   * @param kind as {@code model file}, for messages
   * @param limits allowed name → most bytes, in the order in which they must come
   */
  public record Layout(String kind, Map<String, Long> limits) {
    public Layout {
      limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    }

    /**
     * Refuses to write what could not be read.
     *
     * @throws InputException naming the entry that is too large
     */
    public void requireRoom(Map<String, Body> entries) {
      entries.forEach(
          (name, body) -> {
            long size = CountingStream.of(body).count;
            if (size > limits.get(name)) {
              throw new InputException(
                  "the entry '%s' of this %s would have %,d bytes; at most %,d are allowed"
                      .formatted(name, kind, size, limits.get(name)));
            }
          });
    }

    /** A file that is not of this kind, and why. */
    public InputException refused(Path file, String why) {
      return new InputException(file + " is no " + kind + " as Winnow writes it: " + why);
    }
  }

  /** Writes the entries in the map's order. */
  public static void write(Map<String, Body> entries, OutputStream out) throws IOException {
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
   * @throws InputException where it is no such file
   */
  public static Map<String, byte[]> read(Path file, Layout layout) throws IOException {
    Map<String, Long> limits = layout.limits();
    Map<String, byte[]> contents = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      List<String> order = new ArrayList<>(limits.keySet());
      int last = -1;
      for (ZipEntry entry : entries) {
        int at = order.indexOf(entry.getName());
        if (at <= last) {
          throw layout.refused(
              file, "the entry '" + shown(entry.getName()) + "' does not belong there");
        }
        last = at;
        contents.put(entry.getName(), new Reading(file, layout).contents(zip, entry));
      }
    } catch (ZipException e) {
      throw unreadable(file, e);
    }
    new Reading(file, layout).checkBytes(contents);
    return contents;
  }

  /**
   * The first entry that a layout asks for, from a file that may hold anything else behind it.
   *
   * @throws InputException where the file is no zip or begins with something else
   */
  public static byte[] first(Path file, Layout layout) throws IOException {
    String name = layout.limits().keySet().iterator().next();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.size() == 0 ? null : zip.entries().nextElement();
      if (entry == null || !entry.getName().equals(name)) {
        throw layout.refused(file, "it does not begin with '" + name + "'");
      }
      return new Reading(file, layout).contents(zip, entry);
    } catch (ZipException e) {
      throw unreadable(file, e);
    }
  }

  private static InputException unreadable(Path file, ZipException e) {
    return new InputException(
        file + " is no readable zip file (" + e.getMessage() + "); is it damaged?", e);
  }

  /** One file being read. */
  private record Reading(Path file, Layout layout) {
    byte[] contents(ZipFile zip, ZipEntry entry) throws IOException {
      String name = entry.getName();
      if (entry.getMethod() != ZipEntry.STORED) {
        throw layout.refused(file, "the entry '" + name + "' is compressed");
      }
      long limit = Math.min(layout.limits().get(name), Files.size(file));
      if (entry.getSize() < 0 || entry.getSize() > limit) {
        throw layout.refused(
            file,
            "the entry '"
                + name
                + "' claims "
                + entry.getSize()
                + " bytes, at most "
                + limit
                + " are possible");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return in.readNBytes((int) entry.getSize());
      }
    }

    /** Finds bytes that no entry shows: changed headers, hidden parts, wrong checksums. */
    void checkBytes(Map<String, byte[]> contents) throws IOException {
      Map<String, Body> bodies = new LinkedHashMap<>();
      contents.forEach((name, bytes) -> bodies.put(name, out -> out.write(bytes)));
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        ComparingStream comparing = new ComparingStream(in);
        write(bodies, comparing);
        if (comparing.differs >= 0 || in.read() >= 0) {
          throw layout.refused(
              file,
              "it was changed or damaged"
                  + (comparing.differs >= 0 ? " (at byte " + comparing.differs + ")" : ""));
        }
      }
    }
  }

  private static String shown(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= 80 ? plain : plain.substring(0, 80) + "…";
  }

  private static final class CountingStream extends OutputStream {
    private long count;

    static CountingStream of(Body body) {
      CountingStream counted = new CountingStream();
      try {
        body.writeTo(counted);
      } catch (IOException e) {
        throw new IllegalStateException("counting does not fail", e);
      }
      return counted;
    }

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
