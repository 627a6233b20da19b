package org.winnow.kernel.java;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * The compiler's files: the classes of cells beside those on disk, and what it writes in memory.
 */
final class CellFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final CellClasses classes;
  private final Map<String, ByteArrayOutputStream> written = new HashMap<>();
  private final Set<String> listed = new HashSet<>();

  CellFiles(StandardJavaFileManager disk, CellClasses classes) {
    super(disk);
    this.classes = classes;
  }

  /** Takes the classes that were compiled since the last time. */
  Map<String, byte[]> takeWritten() {
    Map<String, byte[]> taken = new HashMap<>();
    written.forEach((name, code) -> taken.put(name, code.toByteArray()));
    written.clear();
    return taken;
  }

  /** Takes the names of the cells' classes that the compiler has seen since the last time. */
  Set<String> takeListed() {
    Set<String> taken = Set.copyOf(listed);
    listed.clear();
    return taken;
  }

  /** A source file. */
  static JavaFileObject source(String className, String text) {
    URI name = URI.create("mem:///" + className.replace('.', '/') + ".java");
    return new SimpleJavaFileObject(name, Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private static URI classUri(String name) {
    return URI.create("mem:///" + name.replace('.', '/') + ".class");
  }

  private static final class CellClass extends SimpleJavaFileObject {
    private final String binaryName;
    private final byte[] code;

    CellClass(String binaryName, byte[] code) {
      super(classUri(binaryName), Kind.CLASS);
      this.binaryName = binaryName;
      this.code = code;
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(code);
    }
  }

  /** The compiler looks for plug-ins of its own here, in every jar and for each piece: no jar. */
  @Override
  public ClassLoader getClassLoader(Location location) {
    return ClassLoader.getPlatformClassLoader();
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, Kind kind, FileObject sibling) {
    return new SimpleJavaFileObject(classUri(className), kind) {
      @Override
      public OutputStream openOutputStream() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        written.put(className, out);
        return out;
      }
    };
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<Kind> kinds, boolean recurse) throws IOException {
    if (location != StandardLocation.CLASS_PATH || !packageName.equals(SnippetLoader.PACKAGE)) {
      return super.list(location, packageName, kinds, recurse);
    }
    List<JavaFileObject> found = new ArrayList<>();
    classes.all().forEach((name, code) -> found.add(new CellClass(name, code)));
    found.forEach(each -> listed.add(((CellClass) each).binaryName));
    return found;
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof CellClass own ? own.binaryName : super.inferBinaryName(location, file);
  }
}
