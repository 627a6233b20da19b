package org.winnow.datasets.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** SHA-256 of files. */
final class Checksum {
  private static final int BUFFER = 1 << 16;

  private Checksum() {}

  /** Of a file's content, unpacked where it is gzip; in hexadecimal. */
  static String unpacked(Path file, Limits limits) throws IOException {
    return of(PackedFile.open(file, limits));
  }

  /** Of all that a stream gives; closes it. */
  static String of(InputStream content) throws IOException {
    MessageDigest sha = ExampleHash.sha256();
    byte[] buffer = new byte[BUFFER];
    try (DigestInputStream in = new DigestInputStream(content, sha)) {
      int n;
      do {
        n = in.read(buffer);
      } while (n >= 0);
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  /**
   * @throws IOException where the unpacked content is another than expected
   */
  static void require(Path file, NamedData.File expected, Limits limits) throws IOException {
    String found = unpacked(file, limits);
    if (!found.equals(expected.sha256())) {
      throw new IOException(
          expected.name() + " has SHA-256 " + found + " unpacked, expected " + expected.sha256());
    }
  }
}
