package org.winnow.datasets.repository;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.eclipse.jgit.internal.storage.file.BasePackIndexWriter;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdOwnerMap;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.transport.PackedObjectInfo;

/**
 * Writes git objects as one pack with its index (git's pack format, version 2).
 *
 * <p>JGit's own inserter computes ids with a SHA-1 in plain Java that also looks for forged
 * collisions; that took two thirds of the time of a commit (2026-11, 256 shards of 390 lines). What
 * is written here are the user's own labels, so the platform's SHA-1 serves.
 */
final class ObjectPack implements AutoCloseable {
  private static final int VERSION = 2;
  private static final int HEAD_BYTES = 12;
  private static final int COUNT_AT = 8;
  private final Path folder;
  private final Path temporary;
  private final OutputStream out;
  private final Deflater deflater;
  private final MessageDigest sha1 = Hashes.sha1();
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[1 << 14];
  private final ObjectIdOwnerMap<PackedObjectInfo> objects = new ObjectIdOwnerMap<>();
  private long length = HEAD_BYTES;

  /**
   * @param folder the repository's folder of packs
   * @param compression zlib's level
   */
  ObjectPack(Path folder, int compression) throws IOException {
    this.folder = Files.createDirectories(folder);
    temporary = Durable.temporary(folder, "tmp_pack_");
    out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16);
    deflater = new Deflater(compression);
    out.write(new byte[HEAD_BYTES]);
  }

  ObjectId blob(byte[] data) throws IOException {
    return insert(Constants.OBJ_BLOB, data);
  }

  ObjectId tree(TreeFormatter tree) throws IOException {
    return insert(Constants.OBJ_TREE, tree.toByteArray());
  }

  ObjectId commit(CommitBuilder commit) throws IOException {
    return insert(Constants.OBJ_COMMIT, commit.build());
  }

  ObjectId tag(TagBuilder tag) throws IOException {
    return insert(Constants.OBJ_TAG, tag.build());
  }

  private ObjectId insert(int type, byte[] data) throws IOException {
    String head = Constants.typeString(type) + ' ' + data.length + '\0';
    sha1.update(head.getBytes(StandardCharsets.US_ASCII));
    ObjectId id = ObjectId.fromRaw(sha1.digest(data));
    if (!objects.contains(id)) {
      PackedObjectInfo info = new PackedObjectInfo(id);
      info.setOffset(length);
      info.setType(type);
      crc.reset();
      write(buffer, head(type, data.length));
      deflate(data);
      info.setCRC((int) crc.getValue());
      objects.add(info);
    }
    return id;
  }

  boolean holds(ObjectId object) {
    return objects.contains(object);
  }

  /** Takes an object over as it is compressed; one it is a difference to is here already. */
  void take(ObjectId id, PackEntry entry) throws IOException {
    PackedObjectInfo info = new PackedObjectInfo(id);
    info.setOffset(length);
    crc.reset();
    if (entry.base() == null) {
      write(buffer, head(entry.type(), entry.size()));
    } else {
      long back = length - objects.get(entry.base()).getOffset();
      write(buffer, head(Constants.OBJ_OFS_DELTA, entry.size()));
      distance(back);
    }
    write(entry.compressed(), entry.compressed().length);
    info.setCRC((int) crc.getValue());
    objects.add(info);
  }

  /** Bytes back to where the other object begins: 7 bits in each, the highest ones first. */
  private void distance(long back) throws IOException {
    int at = buffer.length;
    buffer[--at] = (byte) (back & 0x7f);
    for (long rest = back >>> 7; rest > 0; rest >>>= 7) {
      rest--;
      buffer[--at] = (byte) (0x80 | rest & 0x7f);
    }
    byte[] bytes = Arrays.copyOfRange(buffer, at, buffer.length);
    write(bytes, bytes.length);
  }

  /** Type and size: 3 and 4 bits in the first byte, then 7 bits in each. */
  private int head(int type, int size) {
    int next = 0;
    int bits = type << 4 | size & 0xf;
    for (int rest = size >>> 4; rest > 0; rest >>>= 7) {
      buffer[next++] = (byte) (bits | 0x80);
      bits = rest & 0x7f;
    }
    buffer[next++] = (byte) bits;
    return next;
  }

  private void deflate(byte[] data) throws IOException {
    deflater.reset();
    deflater.setInput(data);
    deflater.finish();
    while (!deflater.finished()) {
      write(buffer, deflater.deflate(buffer));
    }
  }

  private void write(byte[] bytes, int count) throws IOException {
    out.write(bytes, 0, count);
    crc.update(bytes, 0, count);
    length += count;
  }

  /**
   * Makes the pack last and gives its file; the index comes last, since it is what git looks for.
   */
  Path publish() throws IOException {
    out.close();
    byte[] checksum = complete();
    String name = "pack-" + HexFormat.of().formatHex(checksum);
    Path pack = folder.resolve(name + ".pack");
    Durable.publish(temporary, pack);
    Path index = Durable.temporary(folder, "tmp_idx_");
    List<PackedObjectInfo> sorted = new ArrayList<>();
    objects.forEach(sorted::add);
    sorted.sort(null);
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(index))) {
      BasePackIndexWriter.createVersion(file, VERSION).write(sorted, checksum);
    }
    Durable.publish(index, folder.resolve(name + ".idx"));
    return pack;
  }

  /** Writes the head, which holds the number of objects, and the checksum of all at the end. */
  private byte[] complete() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(temporary.toFile(), "rw")) {
      file.write("PACK".getBytes(StandardCharsets.US_ASCII));
      file.writeInt(VERSION);
      file.seek(COUNT_AT);
      file.writeInt(objects.size());
    }
    try (InputStream in = Files.newInputStream(temporary)) {
      for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
        sha1.update(buffer, 0, count);
      }
    }
    byte[] checksum = sha1.digest();
    Files.write(temporary, checksum, java.nio.file.StandardOpenOption.APPEND);
    return checksum;
  }

  /** Throws away what was not published. */
  @Override
  public void close() throws IOException {
    deflater.end();
    out.close();
    Files.deleteIfExists(temporary);
  }
}
