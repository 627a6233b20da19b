package org.winnow.datasets.sources;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.winnow.datasets.InputException;

/** Opens a file, unpacking gzip as it is read, known by its first bytes and not by its name. */
final class PackedFile {
  private static final int BUFFER = 1 << 16;

  private PackedFile() {}

  /** The unpacked content; the stream supports mark. */
  static InputStream open(Path file, Limits limits) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    raw.mark(2);
    boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    if (!gzip) {
      return raw;
    }
    InputStream unpacked = new GZIPInputStream(raw, BUFFER);
    return new BufferedInputStream(limited(unpacked, file.toString(), limits.bytes()), BUFFER);
  }

  /** The same stream, refused once it has given more than {@code most} bytes. */
  static InputStream limited(InputStream unpacked, String name, long most) {
    return new FilterInputStream(unpacked) {
      private long given;

      @Override
      public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int n = super.read(target, offset, length);
        count(n);
        return n;
      }

      private void count(int n) {
        given += Math.max(0, n);
        if (given > most) {
          throw new InputException(
              name + " unpacks to more than " + most + " bytes, the limit; it was not read");
        }
      }
    };
  }
}
