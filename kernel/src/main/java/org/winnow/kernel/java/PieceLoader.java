package org.winnow.kernel.java;

import java.util.Map;

/**
 * Holds the class of one plain piece, and goes with it: what ten thousand cells compile to would
 * fill the memory for classes if one loader kept it all.
 */
final class PieceLoader extends ClassLoader {
  private PieceLoader(ClassLoader parent) {
    super(parent);
  }

  /**
   * Loads the class of a piece.
   *
   * @param file the source file that its frames on a stack name
   */
  static Class<?> load(Map<String, byte[]> classes, String file, ClassLoader parent)
      throws ClassNotFoundException {
    PieceLoader loader = new PieceLoader(parent);
    classes.forEach(
        (name, code) -> {
          byte[] woven = Weaver.weave(code, file);
          loader.defineClass(name, woven, 0, woven.length);
        });
    return loader.loadClass(PlainForm.CLASS_NAME);
  }
}
