package org.winnow.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A class file under other names: the texts of its constant pool (The Java Virtual Machine
 * Specification, section 4.4) name all classes, and nothing else in it depends on their length.
 */
final class Relocated {
  private static final int MAGIC_AND_MINOR = 6;
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int METHOD_HANDLE = 15;

  private final DataInputStream in;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final Map<String, String> names;
  private final int version;

  private Relocated(byte[] classFile, Map<String, String> names, int version) {
    this.in = new DataInputStream(new ByteArrayInputStream(classFile));
    this.names = names;
    this.version = version;
  }

  /**
   * @param names beginning of a class's binary name, with slashes → what it becomes, changed in
   *     this order
   * @param version major version that the class file is to say it has
   */
  static byte[] of(byte[] classFile, Map<String, String> names, int version) {
    try {
      return new Relocated(classFile, names, version).rewritten();
    } catch (IOException e) {
      throw new UncheckedIOException("an array does not fail", e);
    }
  }

  private byte[] rewritten() throws IOException {
    out.write(in.readNBytes(MAGIC_AND_MINOR));
    in.readUnsignedShort();
    out.writeShort(version);
    int count = in.readUnsignedShort();
    out.writeShort(count);
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      out.writeByte(tag);
      if (tag == UTF8) {
        out.writeUTF(renamed(in.readUTF()));
      } else {
        out.write(in.readNBytes(size(tag)));
      }
      i += tag == LONG || tag == DOUBLE ? 1 : 0; // they count twice
    }
    out.write(in.readAllBytes());
    return bytes.toByteArray();
  }

  /** Bytes behind a tag. */
  private static int size(int tag) {
    return switch (tag) {
      case 7, 8, 16, 19, 20 -> 2;
      case METHOD_HANDLE -> 3;
      case LONG, DOUBLE -> 8;
      default -> 4;
    };
  }

  private String renamed(String text) {
    String renamed = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      renamed = renamed.replace(name.getKey(), name.getValue());
    }
    return renamed;
  }
}
