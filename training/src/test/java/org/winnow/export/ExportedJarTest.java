package org.winnow.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Preparation;
import org.winnow.training.Skeleton;

/**
 * A jar, used as a program of its own would use it: through a class loader that knows the JDK
 * alone.
 */
class ExportedJarTest {
  @TempDir Path folder;

  @Test
  void answersAsTheReferenceWhateverTheOperation() throws Exception {
    for (Shipment shipment : Shipments.all()) {
      Golden golden = shipment.golden();
      try (Exported jar = new Exported(shipment, folder)) {
        float[] answer = new float[3];
        for (int i = 0; i < golden.inputs().length; i++) {
          jar.classify(golden.inputs()[i], answer);
          assertArrayEquals(golden.probabilities()[i], answer, 1e-5f, shipment.name());
        }
      }
    }
  }

  @Test
  void comesInTheSameBytesAndLittleBesideItsWeights() throws Exception {
    Shipment shipment = Shipments.all().get(0);
    Path first = folder.resolve("a.jar");
    Path second = folder.resolve("b.jar");
    shipment.write("jar", first);
    shipment.write("jar", second);
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    assertTrue(Files.size(first) <= 200_000, "" + Files.size(first));
    assertTrue(Files.readString(folder.resolve("a.jar.Dockerfile")).contains("Not tried"));
  }

  @Test
  void bringsAllClassesAndNothingThatJava11Lacks() throws Exception {
    Set<String> there = new HashSet<>();
    URL home = org.winnow.export.run.Network.class.getResource("Network.class");
    try (var files = Files.list(Path.of(home.toURI()).getParent())) {
      files.map(f -> f.getFileName().toString()).forEach(there::add);
    }
    there.remove("package-info.class");
    assertEquals(there, new HashSet<>(JarFormat.CLASSES.stream().map(c -> c + ".class").toList()));
    Path file = folder.resolve("net.jar");
    Shipments.all().get(0).write("jar", file);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        assertEquals(JarFormat.JAVA_11, bytes[7], entry.getName());
      }
    }
  }

  /** So that another version number is all that Java 11 asks for. */
  @Test
  void compilesForJava11ToTheSameBytes() throws Exception {
    Path sources = Path.of("src/main/java/org/winnow/export/run");
    List<String> arguments = new ArrayList<>(List.of("-g", "-parameters", "-proc:none"));
    try (var files = Files.list(sources)) {
      files.map(Path::toString).forEach(arguments::add);
    }
    for (String release : List.of("11", "17")) {
      Path to = Files.createDirectory(folder.resolve(release));
      List<String> all = new ArrayList<>(List.of("--release", release, "-d", to.toString()));
      all.addAll(arguments);
      String[] line = all.toArray(String[]::new);
      assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, line));
    }
    for (String name : JarFormat.CLASSES) {
      String file = "org/winnow/export/run/" + name + ".class";
      byte[] old = Files.readAllBytes(folder.resolve("11").resolve(file));
      byte[] compiled = Files.readAllBytes(folder.resolve("17").resolve(file));
      compiled[7] = JarFormat.JAVA_11;
      assertArrayEquals(old, compiled, name);
    }
  }

  @Test
  void severalFitOnOneClassPathAndKeepTheirNames() throws Exception {
    for (String name : List.of("int", "network", "My Digits, 2nd", "\u202e\u4f60")) {
      Skeleton skeleton = Skeleton.parse(name, "input 4\noutput 3");
      List<String> hostile = List.of("\"; */", "</script>??/\n\\u000a", "\u202eabc\0");
      Shipment shipment = Shipments.of(skeleton, 1, Preparation.none(), hostile);
      try (Exported jar = new Exported(shipment, folder)) {
        assertEquals(hostile, jar.call("classes"));
      }
    }
  }

  @Test
  void allocatesNothingToAnswer() throws Exception {
    Skeleton skeleton =
        Skeleton.parse(
            "small", "input 8x8x1\nconv 4 3x3 relu\npool max 2x2\ndense 9 tanh\noutput 3");
    try (Exported jar = new Exported(Shipments.of(skeleton, 1), folder)) {
      float[] in = new float[64];
      float[] out = new float[3];
      var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
      Runnable work = jar.repeated(in, out, 2_000);
      work.run(); // what is allocated once: links of reflective calls
      long before = threads.getCurrentThreadAllocatedBytes();
      work.run();
      long bytes = threads.getCurrentThreadAllocatedBytes() - before;
      assertTrue(bytes < 2_000, bytes + " bytes for 2,000 answers");
    }
  }
}
