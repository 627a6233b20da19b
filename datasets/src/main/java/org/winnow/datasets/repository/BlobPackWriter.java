package org.winnow.datasets.repository;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;

/**
 * Writes the stored bytes of examples into one new pack. A pack's name is the hash of what is in
 * it, so that a copy can be checked and the same pack is never kept twice.
 */
final class BlobPackWriter implements AutoCloseable {
  static final byte[] MAGIC = "WINNOWBLOBS 1\n".getBytes(StandardCharsets.US_ASCII);
  static final String SUFFIX = ".pack";

  /** What the names of packs begin with that are being written. */
  static final String UNFINISHED = "incoming-";

  /** Bytes before each record: its hash and its length. */
  static final int RECORD_HEAD = BlobRef.HASH_BYTES + Integer.BYTES;

  private final Path folder;
  private final Path temporary;
  private final DigestOutputStream digest;
  private final DataOutputStream out;
  private final BlobIndex.Builder index = new BlobIndex.Builder();
  private long length = MAGIC.length;

  private final String prefix;

  BlobPackWriter(Path folder) throws IOException {
    this(folder, "");
  }

  /**
   * @param prefix of its name; such a pack is nobody else's
   */
  BlobPackWriter(Path folder, String prefix) throws IOException {
    this.folder = folder;
    this.prefix = prefix;
    temporary = Durable.temporary(folder, UNFINISHED);
    digest = new DigestOutputStream(Files.newOutputStream(temporary), Hashes.sha256());
    out = new DataOutputStream(new BufferedOutputStream(digest, 1 << 16));
    out.write(MAGIC);
  }

  void add(byte[] hash, byte[] features, byte[] view) throws IOException {
    int size = Math.addExact(features.length, view.length);
    out.write(hash);
    out.writeInt(size);
    out.write(features);
    out.write(view);
    index.add(hash, length + RECORD_HEAD, size);
    length += RECORD_HEAD + size;
  }

  /** Bytes written so far. */
  long length() {
    return length;
  }

  /** Makes the pack and its index last, and gives the pack's file. */
  Path publish() throws IOException {
    out.close();
    String name = prefix + HexFormat.of().formatHex(digest.getMessageDigest().digest());
    Path pack = folder.resolve(name + SUFFIX);
    Durable.publish(temporary, pack);
    Durable.replace(folder.resolve(name + BlobIndex.SUFFIX), index.bytes());
    return pack;
  }

  /** Throws away what was not published. */
  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(temporary);
  }
}
