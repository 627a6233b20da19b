package org.winnow.kernel.java;

import java.io.File;
import java.lang.instrument.ClassDefinition;
import java.lang.invoke.MethodHandles.Lookup;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.InternalException;
import jdk.jshell.spi.ExecutionControl.NotImplementedException;

/** Holds the classes that cells compile to, and the jars that users add, in this process. */
final class SnippetLoader implements LoaderDelegate {
  /** The package of all classes that cells compile to. */
  static final String PACKAGE = "REPL";

  /** How the names begin of the classes that JShell makes. */
  static final String PREFIX = PACKAGE + ".$JShell$";

  private final Loader loader = new Loader();
  private final CellClasses classes = new CellClasses();
  private final Redefinition redefinition = new Redefinition();
  private Lookup inside;

  private static final class Loader extends URLClassLoader {
    Loader() {
      super("winnow-cells", new URL[0], new SharedLoader(SnippetLoader.class.getClassLoader()));
    }

    Class<?> define(String name, byte[] code) {
      return defineClass(name, code, 0, code.length);
    }

    void add(String entry) throws MalformedURLException {
      addURL(Path.of(entry).toUri().toURL());
    }
  }

  /** The loader itself, which threads of users get as their context loader. */
  ClassLoader loader() {
    return loader;
  }

  /**
   * Loads a class that may reach all that its package may. It goes when nobody uses it any more; in
   * return its frames are on no stack.
   */
  Class<?> loadHidden(byte[] code) throws ReflectiveOperationException {
    return inside().defineHiddenClass(code, true).lookupClass();
  }

  private synchronized Lookup inside() throws ReflectiveOperationException {
    if (inside == null) {
      inside = InsideLookup.from(loader.define(InsideLookup.CLASS_NAME, InsideLookup.code()));
    }
    return inside;
  }

  /** The classes as the compiler wrote them. */
  CellClasses classes() {
    return classes;
  }

  @Override
  public void load(ClassBytecodes[] codes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    boolean[] loaded = new boolean[codes.length];
    for (int i = 0; i < codes.length; i++) {
      try {
        loader.define(codes[i].name(), Weaver.weave(codes[i].bytecodes()));
        classes.put(codes[i].name(), codes[i].bytecodes());
        loaded[i] = true;
      } catch (LinkageError e) {
        throw new ClassInstallException(e.toString(), loaded);
      }
    }
  }

  @Override
  public void classesRedefined(ClassBytecodes[] codes) {
    for (ClassBytecodes code : codes) {
      classes.put(code.name(), code.bytecodes());
    }
  }

  /**
   * Gives classes other code.
   *
   * @return why not, if they were not changed
   */
  Optional<String> redefine(ClassBytecodes[] codes) throws ClassNotFoundException {
    ClassDefinition[] changed = new ClassDefinition[codes.length];
    for (int i = 0; i < codes.length; i++) {
      byte[] code = codes[i].bytecodes();
      byte[] before = classes.all().get(codes[i].name());
      if (before == null || !StaticState.isSame(before, code)) {
        return Optional.of("its static fields are to be set anew");
      }
      changed[i] = new ClassDefinition(findClass(codes[i].name()), Weaver.weave(code));
    }
    Optional<String> refused = redefinition.redefine(changed);
    if (refused.isEmpty()) {
      classesRedefined(codes);
    }
    return refused;
  }

  @Override
  public void addToClasspath(String path) throws EngineTerminationException, InternalException {
    for (String entry : path.split(File.pathSeparator)) {
      try {
        loader.add(entry);
      } catch (MalformedURLException | IllegalArgumentException e) {
        throw new InternalException(entry + " is no path: " + e.getMessage());
      }
    }
  }

  @Override
  public Class<?> findClass(String name) throws ClassNotFoundException {
    return Class.forName(name, false, loader);
  }
}
