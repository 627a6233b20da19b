package org.winnow.export;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** An exported jar in a class loader that has nothing else but the JDK. */
final class Exported implements AutoCloseable {
  private final URLClassLoader loader;
  private final Class<?> facade;
  private final Object network;
  private final MethodHandle classify;
  final Path file;

  Exported(Shipment shipment, Path folder) throws Exception {
    file = folder.resolve(Literals.identifier(shipment.name()) + ".jar");
    shipment.write("jar", file);
    loader =
        new URLClassLoader(new URL[] {file.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    facade = loader.loadClass(facadeName());
    network = facade.getMethod("load").invoke(null);
    classify =
        MethodHandles.publicLookup()
            .findVirtual(
                facade, "classify", MethodType.methodType(int.class, float[].class, float[].class))
            .bindTo(network);
  }

  /** The only class whose name begins as the package's; the manifest names the package. */
  private String facadeName() throws Exception {
    try (JarFile jar = new JarFile(file.toFile())) {
      String main = jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
      String home = main.substring(0, main.lastIndexOf('.'));
      return jar.stream()
          .map(e -> e.getName())
          .filter(n -> n.endsWith(".class"))
          .map(n -> n.substring(n.lastIndexOf('/') + 1, n.length() - ".class".length()))
          .filter(n -> !JarFormat.CLASSES.contains(n))
          .map(n -> home + "." + n)
          .findFirst()
          .orElseThrow();
    }
  }

  /** A class of the jar. */
  Class<?> type(String name) throws Exception {
    return loader.loadClass(facade.getPackageName() + "." + name);
  }

  Object network() {
    return network;
  }

  int classify(float[] in, float[] out) throws Exception {
    try {
      return (int) classify.invokeExact(in, out);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** Work that allocates nothing but what the network does. */
  Runnable repeated(float[] in, float[] out, int times) {
    return () -> {
      try {
        for (int i = 0; i < times; i++) {
          int best = (int) classify.invokeExact(in, out);
          in[0] = best;
        }
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    };
  }

  float[] encode(List<String> names, List<String> values) throws Exception {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), values.get(i));
    }
    float[] features = new float[(int) call("inputs")];
    facade.getMethod("encode", Map.class, float[].class).invoke(network, row, features);
    return features;
  }

  Object call(String method) throws Exception {
    return facade.getMethod(method).invoke(network);
  }

  Object call(String method, Class<?> type, Object argument) throws Exception {
    return facade.getMethod(method, type).invoke(network, argument);
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
