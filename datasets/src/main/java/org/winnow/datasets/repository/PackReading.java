package org.winnow.datasets.repository;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.eclipse.jgit.internal.storage.file.PackIndex;
import org.eclipse.jgit.internal.storage.file.PackReverseIndex;
import org.eclipse.jgit.internal.storage.file.PackReverseIndexFactory;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** Reads the entries of one pack as they are compressed (git's pack format, version 2). */
final class PackReading implements AutoCloseable {
  private final Path pack;
  private final PackIndex index;
  private final RandomAccessFile file;
  private final PackReverseIndex byOffset;

  /**
   * @param pack a file that ends with {@code .pack}, beside its index
   */
  PackReading(Path pack) throws IOException {
    this.pack = pack;
    index = PackIndex.open(indexOf(pack).toFile());
    byOffset = PackReverseIndexFactory.computeFromIndex(index);
    file = new RandomAccessFile(pack.toFile(), "r");
  }

  static Path indexOf(Path pack) {
    String name = pack.getFileName().toString();
    return pack.resolveSibling(name.substring(0, name.length() - ".pack".length()) + ".idx");
  }

  Path pack() {
    return pack;
  }

  long count() {
    return index.getObjectCount();
  }

  /** All objects, in the order of the file. */
  List<ObjectId> objects() {
    List<ObjectId> objects = new ArrayList<>();
    for (int i = 0; i < index.getObjectCount(); i++) {
      objects.add(byOffset.findObjectByPosition(i));
    }
    return objects;
  }

  /** How an object is stored: git's number of its type, or of a kind of difference. */
  int typeOf(ObjectId object) throws IOException {
    file.seek(index.findOffset(object));
    return readHead()[0];
  }

  /** The object that another one is stored as a difference to; null for one that is whole. */
  ObjectId baseOf(ObjectId object) throws IOException {
    long offset = index.findOffset(object);
    file.seek(offset);
    int type = readHead()[0];
    return base(type, offset);
  }

  /**
   * An entry, checked against the index.
   *
   * @throws IOException where its bytes are not those that were written
   */
  PackEntry read(ObjectId object) throws IOException {
    long offset = index.findOffset(object);
    long end = byOffset.findNextOffset(offset, file.length() - Constants.OBJECT_ID_LENGTH);
    byte[] all = new byte[Math.toIntExact(end - offset)];
    file.seek(offset);
    file.readFully(all);
    CRC32 crc = new CRC32();
    crc.update(all);
    if (index.hasCRC32Support() && index.findCRC32(object) != crc.getValue()) {
      throw new IOException(pack + " is damaged at object " + object.name());
    }
    file.seek(offset);
    int[] head = readHead();
    ObjectId base = base(head[0], offset);
    byte[] compressed = new byte[Math.toIntExact(end - file.getFilePointer())];
    file.readFully(compressed);
    return new PackEntry(head[0], base, head[1], compressed);
  }

  /** Type and size: 3 and 4 bits in the first byte, then 7 bits in each. */
  private int[] readHead() throws IOException {
    int next = file.readUnsignedByte();
    int type = next >>> 4 & 7;
    int size = next & 0xf;
    for (int shift = 4; (next & 0x80) != 0; shift += 7) {
      next = file.readUnsignedByte();
      size |= (next & 0x7f) << shift;
    }
    return new int[] {type, size};
  }

  private ObjectId base(int type, long offset) throws IOException {
    if (type == Constants.OBJ_REF_DELTA) {
      byte[] id = new byte[Constants.OBJECT_ID_LENGTH];
      file.readFully(id);
      return ObjectId.fromRaw(id);
    }
    if (type != Constants.OBJ_OFS_DELTA) {
      return null;
    }
    int next = file.readUnsignedByte();
    long back = next & 0x7f;
    while ((next & 0x80) != 0) {
      next = file.readUnsignedByte();
      back = (back + 1 << 7) | next & 0x7f;
    }
    return byOffset.findObject(offset - back);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
