package org.winnow.kernel.java;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;

/**
 * The classes of cells that code names. It may come to use one only after that is forgotten: a
 * lambda that reads a variable finds the one that was there when it was written.
 */
final class CellReferences {
  private static final int CLASS = 7;

  private CellReferences() {}

  /** Those that a loader has, by their names. */
  static Map<String, Class<?>> of(Collection<byte[]> codes, ClassLoader loader) {
    Map<String, Class<?>> found = new HashMap<>();
    for (byte[] code : codes) {
      ClassReader reader = new ClassReader(code);
      char[] buffer = new char[reader.getMaxStringLength()];
      for (int i = 1; i < reader.getItemCount(); i++) {
        int at = reader.getItem(i);
        if (at > 0 && reader.readByte(at - 1) == CLASS) {
          add(Type.getObjectType(reader.readUTF8(at, buffer)), loader, found);
        }
      }
    }
    return found;
  }

  private static void add(Type type, ClassLoader loader, Map<String, Class<?>> found) {
    String name = (type.getSort() == Type.ARRAY ? type.getElementType() : type).getClassName();
    if (name.startsWith(SnippetLoader.PREFIX)) {
      try {
        // Not by Class.forName, after which the loader would hold on to the class for ever.
        found.put(name, loader.loadClass(name));
      } catch (ClassNotFoundException ownOrMissing) {
        // It is one of these classes, or nowhere.
      }
    }
  }
}
