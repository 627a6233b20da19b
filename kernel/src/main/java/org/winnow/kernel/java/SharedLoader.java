package org.winnow.kernel.java;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stands between the kernel's loader and that of a notebook's classes and lets through what both
 * share: see {@link SharedLibraries}. The kernel's classes stay with the loader that the archive of
 * class data knows, so this costs nothing at start-up.
 */
final class SharedLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final ClassLoader kernel;
  private final Set<String> ofJava;

  SharedLoader(ClassLoader kernel) {
    super("winnow-shared", ClassLoader.getPlatformClassLoader());
    this.kernel = kernel;
    // Some of Java's own modules, the compiler's among them, belong to the application's loader.
    ofJava =
        ModuleLayer.boot().modules().stream()
            .filter(module -> module.getClassLoader() == ClassLoader.getSystemClassLoader())
            .flatMap(module -> module.getPackages().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (isShared(name)) {
      return kernel.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }

  private boolean isShared(String name) {
    int dot = name.lastIndexOf('.');
    return SharedLibraries.hasClass(name) || dot > 0 && ofJava.contains(name.substring(0, dot));
  }

  @Override
  protected URL findResource(String name) {
    try {
      Enumeration<URL> found = findResources(name);
      return found.hasMoreElements() ? found.nextElement() : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** Of service files, too, only those whose providers can be loaded. */
  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    return Collections.enumeration(
        Collections.list(kernel.getResources(name)).stream()
            .filter(SharedLoader::isShared)
            .toList());
  }

  private static boolean isShared(URL resource) {
    String text = resource.toString();
    int end = text.indexOf("!/");
    return text.startsWith("jar:") && end > 0
        ? SharedLibraries.hasEntry(text.substring(0, end))
        : !text.startsWith("jrt:");
  }
}
