package org.winnow.kernel.guest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Loads JJava's library as JJava ships it, with Gson under another name, and Winnow's guest as it
 * was compiled. Nothing finds Gson under its own name.
 */
final class RelocatedLoader extends ClassLoader {
  static final String GSON = "com.google.gson.";
  static final String SHADED = "org.dflib.jjava.shaded.com.google.gson.";
  private static final int UTF8 = 1;
  private static final List<Integer> EIGHT_BYTES = List.of(5, 6);

  /** What follows each kind of constant, in bytes. */
  private static final int[] SIZES = {
    0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2
  };

  RelocatedLoader(ClassLoader parent) {
    super(parent);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(GSON)) {
      throw new ClassNotFoundException(name + ", which JJava's jar has as " + SHADED);
    }
    boolean ofJJava = name.startsWith("org.dflib.jjava.");
    boolean ofGuest =
        name.startsWith("org.winnow.kernel.guest.") || name.startsWith("org.winnow.kernel.compat.");
    if (!ofJJava && !ofGuest) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name, ofJJava);
    }
  }

  private Class<?> define(String name, boolean relocated) throws ClassNotFoundException {
    String file = name.replace(SHADED, GSON).replace('.', '/') + ".class";
    try (InputStream in = getParent().getResourceAsStream(file)) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = relocated ? relocated(in) : in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  /** A class file whose names and descriptors say Gson's other name (JVMS 17, 4.4). */
  private static byte[] relocated(InputStream in) throws IOException {
    byte[] all = in.readAllBytes();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataInputStream from = new DataInputStream(new ByteArrayInputStream(all));
        DataOutputStream to = new DataOutputStream(bytes)) {
      to.writeLong(from.readLong()); // magic number and version
      int constants = from.readUnsignedShort();
      to.writeShort(constants);
      for (int i = 1; i < constants; i++) {
        int kind = from.readUnsignedByte();
        to.writeByte(kind);
        if (kind == UTF8) {
          to.writeUTF(from.readUTF().replace(path(GSON), path(SHADED)));
        } else {
          to.write(from.readNBytes(SIZES[kind]));
          i += EIGHT_BYTES.contains(kind) ? 1 : 0;
        }
      }
      from.transferTo(to);
    }
    return bytes.toByteArray();
  }

  private static String path(String name) {
    return name.replace('.', '/');
  }
}
