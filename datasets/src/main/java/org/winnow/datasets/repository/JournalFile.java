package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A file of records that are on the disk before their writing returns. Each record is some lines
 * and an end line with their checksum; what comes after the last whole record was never
 * acknowledged.
 */
final class JournalFile implements AutoCloseable {
  private static final String END = "end\t";
  private static final Charset UTF = StandardCharsets.UTF_8;
  private final Path file;
  private final FileChannel channel;
  private long length;

  private JournalFile(Path file, FileChannel channel, long length) {
    this.file = file;
    this.channel = channel;
    this.length = length;
  }

  /**
   * What was in a journal.
   *
   * @param records the lines of each whole record
   * @param torn bytes after the last whole record
   */
  record Content(List<byte[]> records, byte[] torn) {}

  /** Reads the whole records of a file. */
  static Content read(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    List<byte[]> records = new ArrayList<>();
    int start = 0;
    int line = 0;
    for (int at = 0; at < all.length; at++) {
      if (all[at] != '\n') {
        continue;
      }
      if (startsWithEnd(all, line)) {
        String sum = new String(all, line + END.length(), at - line - END.length(), UTF);
        if (!sum.equals(checksum(all, start, line))) {
          break;
        }
        records.add(Arrays.copyOfRange(all, start, line));
        start = at + 1;
      }
      line = at + 1;
    }
    return new Content(records, Arrays.copyOfRange(all, start, all.length));
  }

  private static boolean startsWithEnd(byte[] all, int line) {
    byte[] end = END.getBytes(UTF);
    return Arrays.equals(all, line, Math.min(all.length, line + end.length), end, 0, end.length);
  }

  private static String checksum(byte[] bytes, int from, int to) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, to - from);
    return String.format("%08x", crc.getValue());
  }

  /** A journal that holds only these records, in place of what was there. */
  static JournalFile replace(Path file, List<String> records) throws IOException {
    StringBuilder text = new StringBuilder();
    records.forEach(record -> text.append(ended(record)));
    byte[] bytes = text.toString().getBytes(UTF);
    Durable.replace(file, bytes);
    return open(file, bytes.length);
  }

  /** A journal that goes on after its whole records. */
  static JournalFile open(Path file, long length) throws IOException {
    return new JournalFile(file, FileChannel.open(file, StandardOpenOption.WRITE), length);
  }

  private static String ended(String record) {
    byte[] bytes = record.getBytes(UTF);
    return record + END + checksum(bytes, 0, bytes.length) + '\n';
  }

  /** Adds records; when this returns, they last. When it throws, the file is as it was. */
  void append(String... records) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String record : records) {
      text.append(ended(record));
    }
    ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(UTF));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes, length + bytes.position());
      }
      channel.force(false);
    } catch (IOException e) {
      try {
        channel.truncate(length);
      } catch (IOException again) {
        e.addSuppressed(again); // the half record lacks its end and is dropped when read
      }
      throw e;
    }
    length += bytes.capacity();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
