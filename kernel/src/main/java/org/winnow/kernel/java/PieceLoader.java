package org.winnow.kernel.java;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the class of one piece, and goes with it: what ten thousand cells compile to would fill the
 * memory for classes if one loader kept it all.
 */
final class PieceLoader extends ClassLoader {
  private final Map<String, Class<?>> named = new HashMap<>();

  private PieceLoader(ClassLoader parent) {
    super(parent);
  }

  /**
   * Loads the class of a plain piece.
   *
   * @param file the source file that its frames on a stack name
   */
  static Class<?> load(Map<String, byte[]> classes, String file, ClassLoader parent)
      throws ClassNotFoundException {
    PieceLoader loader = new PieceLoader(parent);
    loader.keepNamed(classes.values());
    classes.forEach((name, code) -> loader.define(name, Weaver.weave(code, file)));
    return loader.loadClass(PlainForm.CLASS_NAME);
  }

  /** Loads a class of JShell's that stands alone. */
  static Class<?> load(String name, byte[] code, ClassLoader parent) {
    PieceLoader loader = new PieceLoader(parent);
    loader.keepNamed(List.of(code));
    return loader.define(name, Weaver.weave(code));
  }

  private Class<?> define(String name, byte[] woven) {
    return defineClass(name, woven, 0, woven.length);
  }

  /** Has the loader's classes find those that code of theirs names, as long as they are there. */
  void keepNamed(Collection<byte[]> codes) {
    named.putAll(CellReferences.of(codes, getParent()));
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    Class<?> kept = named.get(name);
    if (kept == null) {
      throw new ClassNotFoundException(name);
    }
    return kept;
  }
}
