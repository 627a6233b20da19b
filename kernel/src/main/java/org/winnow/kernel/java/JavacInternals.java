package org.winnow.kernel.java;

import com.sun.source.util.JavacTask;
import java.io.Writer;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/**
 * What is needed of javac's insides: the pool of compilers that JShell uses itself, and a way to
 * have one forget the classes of cells. They are reached by reflection, because no compilation
 * against a Java release may name them, and only where the process exports them ({@code
 * --add-exports jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED}, and so {@code code} and {@code
 * util}).
 */
final class JavacInternals {
  private static final String JAVAC = "com.sun.tools.javac.";

  private final Constructor<?> newPool;
  private final Class<?> worker;
  private final Method getTask;
  private final Symbols symbols = new Symbols();

  /**
   * Looks the internals up.
   *
   * @throws ReflectiveOperationException if this Java has them otherwise
   * @throws IllegalAccessException if the process does not export them
   */
  JavacInternals() throws ReflectiveOperationException {
    Class<?> pool = type("api.JavacTaskPool");
    worker = type("api.JavacTaskPool$Worker");
    newPool = pool.getConstructor(int.class);
    getTask =
        pool.getMethod(
            "getTask",
            Writer.class,
            JavaFileManager.class,
            DiagnosticListener.class,
            Iterable.class,
            Iterable.class,
            Iterable.class,
            worker);
    for (String part : List.of("api", "code", "util")) {
      if (!pool.getModule().isExported(JAVAC + part, JavacInternals.class.getModule())) {
        throw new IllegalAccessException(JAVAC + part + " is not exported to this program");
      }
    }
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(JAVAC + name);
  }

  /** A pool that keeps one compiler. */
  Object newPool() throws ReflectiveOperationException {
    return newPool.newInstance(1);
  }

  /**
   * A compilation.
   *
   * @param options the compiler's; the pool keeps a compiler for each list
   */
  record Job(
      JavaFileManager files,
      DiagnosticListener<JavaFileObject> problems,
      List<String> options,
      JavaFileObject source) {}

  /** Works with a task of the pool; a task is of no use afterwards. */
  Object withTask(Object pool, Job job, Function<JavacTask, Object> work)
      throws ReflectiveOperationException {
    Object receiver =
        Proxy.newProxyInstance(
            JavacInternals.class.getClassLoader(),
            new Class<?>[] {worker},
            (proxy, method, arguments) -> work.apply((JavacTask) arguments[0]));
    List<JavaFileObject> sources = List.of(job.source());
    return getTask.invoke(
        pool, null, job.files(), job.problems(), job.options(), null, sources, receiver);
  }

  /** Has a task look for the classes of a package anew. */
  void forget(JavacTask task, String packageName, Collection<String> classes)
      throws ReflectiveOperationException {
    symbols.forget(task, packageName, classes);
  }

  /** The compiler's table of classes. */
  private static final class Symbols {
    private final Class<?> table = type("code.Symtab");
    private final Class<?> context = type("util.Context");
    private final Class<?> name = type("util.Name");
    private final Class<?> module = type("code.Symbol$ModuleSymbol");
    private final Method contextOf = type("api.BasicJavacTask").getMethod("getContext");
    private final Method symtab = table.getMethod("instance", context);
    private final Method names = type("util.Names").getMethod("instance", context);
    private final Method fromString = type("util.Names").getMethod("fromString", String.class);
    private final Method getPackage = table.getMethod("getPackage", module, name);
    private final Method removeClass = table.getMethod("removeClass", module, name);
    private final Method finder = type("code.ClassFinder").getMethod("instance", context);
    private final Method completer = type("code.ClassFinder").getMethod("getCompleter");
    private final Class<?> packageSymbol = type("code.Symbol$PackageSymbol");

    Symbols() throws ReflectiveOperationException {}

    void forget(JavacTask task, String packageName, Collection<String> classes)
        throws ReflectiveOperationException {
      Object within = contextOf.invoke(task);
      Object all = symtab.invoke(null, within);
      Object spelt = names.invoke(null, within);
      Object unnamed = table.getField("unnamedModule").get(all);
      Object found = getPackage.invoke(all, unnamed, fromString.invoke(spelt, packageName));
      if (found == null) {
        return;
      }
      for (String each : classes) {
        removeClass.invoke(all, unnamed, fromString.invoke(spelt, each));
      }
      packageSymbol.getField("members_field").set(found, null);
      packageSymbol.getField("completer").set(found, completer.invoke(finder.invoke(null, within)));
    }
  }
}
