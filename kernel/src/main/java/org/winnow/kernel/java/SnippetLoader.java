package org.winnow.kernel.java;

import java.io.File;
import java.lang.instrument.ClassDefinition;
import java.lang.invoke.MethodHandles.Lookup;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

  private final Map<String, Class<?>> alone = new ConcurrentHashMap<>();
  private final Map<String, Class<?>> pinned = new ConcurrentHashMap<>();
  private final Map<String, Class<?>> initializers = new ConcurrentHashMap<>();
  private final Loader loader = new Loader();
  private final CellClasses classes = new CellClasses();
  private final Redefinition redefinition = new Redefinition();
  private Lookup inside;

  private final class Loader extends URLClassLoader {
    Loader() {
      super("winnow-cells", new URL[0], new SharedLoader(SnippetLoader.class.getClassLoader()));
    }

    Class<?> define(String name, byte[] code) {
      return defineClass(name, code, 0, code.length);
    }

    /** What cells declared stands here alone, or a class of this loader still names it. */
    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      Class<?> found = alone.getOrDefault(name, pinned.get(name));
      return found == null ? super.findClass(name) : found;
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
    pin(code);
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
        define(codes[i], codes);
        classes.put(codes[i].name(), codes[i].bytecodes());
        loaded[i] = true;
      } catch (LinkageError e) {
        throw new ClassInstallException(e.toString(), loaded);
      }
    }
  }

  /**
   * A variable or method by itself gets a loader of its own, with which it goes; types, which may
   * reach what is open to their package alone, share one.
   */
  private void define(ClassBytecodes code, ClassBytecodes[] together) {
    if (isAlone(code.name(), together) && reaches(code)) {
      alone.put(code.name(), PieceLoader.load(code.name(), code.bytecodes(), loader));
    } else {
      pin(code.bytecodes());
      loader.define(code.name(), Weaver.weave(code.bytecodes()));
    }
  }

  private static boolean isAlone(String name, ClassBytecodes[] together) {
    return name.indexOf('$', PREFIX.length()) < 0
        && Arrays.stream(together).noneMatch(each -> each.name().startsWith(name + "$"));
  }

  private boolean reaches(ClassBytecodes code) {
    return ReachableCode.within(Map.of(code.name(), code.bytecodes()), loader);
  }

  /** Has the shared loader find what code names for as long as it lives. */
  private void pin(byte[] code) {
    pinned.putAll(CellReferences.of(List.of(code), loader));
  }

  /** No later code can name a class any more, nor those within it. */
  void forget(String outer) {
    classes.remove(outer);
    alone.remove(outer);
    initializers.remove(outer);
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
    List<ClassDefinition> changed = new ArrayList<>();
    for (ClassBytecodes each : codes) {
      byte[] code = each.bytecodes();
      byte[] before = classes.all().get(each.name());
      if (before == null || !StaticState.isSame(before, code)) {
        return Optional.of("its static fields are to be set anew");
      }
      Class<?> loaded = findClass(each.name());
      if (loaded.getClassLoader() instanceof PieceLoader own) {
        if (!reaches(each)) {
          return Optional.of("it uses what is open to its package alone");
        }
        if (Initializer.isAllThatDiffers(before, code)) {
          initializers.put(each.name(), initializer(each));
          continue;
        }
        own.keepNamed(List.of(code));
      } else {
        pin(code);
      }
      changed.add(new ClassDefinition(loaded, Weaver.weave(code)));
    }
    Optional<String> refused =
        changed.isEmpty()
            ? Optional.empty()
            : redefinition.redefine(changed.toArray(ClassDefinition[]::new));
    if (refused.isEmpty()) {
      classesRedefined(codes);
    }
    return refused;
  }

  private Class<?> initializer(ClassBytecodes variable) {
    byte[] code = Initializer.of(variable.bytecodes());
    return PieceLoader.load(variable.name() + Initializer.SUFFIX, code, loader);
  }

  /** The class to be run for a snippet's class, once. */
  Class<?> takeRunnable(String name) throws ClassNotFoundException {
    Class<?> initializer = initializers.remove(name);
    return initializer == null ? findClass(name) : initializer;
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
    // Not by Class.forName, after which the loader would hold on to the class for ever.
    return loader.loadClass(name);
  }
}
