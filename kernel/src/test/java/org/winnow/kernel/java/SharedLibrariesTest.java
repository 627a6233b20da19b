package org.winnow.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of the kernel's class path a notebook sees, and that it may bring the rest itself. */
class SharedLibrariesTest {
  /** Put here by the build, each in a version that differs from the kernel's. */
  private static final Path OTHERS = Path.of("target/other-versions").toAbsolutePath();

  private static JavaSession plain;
  private static JavaSession own;
  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException {
    plain = new JavaSession(new UserThread(), notice -> {});
    own = new JavaSession(new UserThread(), notice -> {});
    try (Stream<Path> jars = Files.list(OTHERS)) {
      own.addToClasspath(
          String.join(File.pathSeparator, jars.map(Path::toString).sorted().toList()));
    }
  }

  @AfterAll
  static void stop() {
    plain.close();
    own.close();
  }

  private static Object eval(JavaSession session, String code) throws CellFailure {
    return session.eval(code, new CellPlace(1, code, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          com.fasterxml.jackson.core.json.PackageVersion.VERSION | 2.9.10
          new com.fasterxml.jackson.core.JsonFactory().createParser("[1]").nextToken() | START_ARRAY
          org.slf4j.LoggerFactory.getLogger("x").getClass().getName() | org.slf4j.impl.SimpleLogger
          new com.google.gson.JsonParser().parse("[1]").getAsJsonArray().size() | 1
          org.apache.commons.lang3.StringUtils.reverse("ab") | ba
          zmq.ZMQ.makeVersion(4, 1, 7) | 40107
          """)
  void aNotebookHasItsOwnVersionsOfTheKernelsLibraries(String code, String expected)
      throws CellFailure {
    assertEquals(expected, String.valueOf(eval(own, code)));
    CellFailure hidden = assertThrows(CellFailure.class, () -> eval(plain, code));
    assertEquals(JavaSession.NOT_COMPILED, hidden.name());
  }

  @ParameterizedTest
  @CsvSource({
    "com.fasterxml.jackson.core.JsonFactory",
    "org.zeromq.ZMQ",
    "org.slf4j.LoggerFactory",
    "com.google.gson.Gson",
    "org.apache.commons.lang3.StringUtils"
  })
  void theKernelsOwnVersionIsAnother(String name) throws Exception {
    Class<?> notebooks = (Class<?>) eval(own, name + ".class");
    Class<?> kernels = Class.forName(name, false, getClass().getClassLoader());
    assertNotEquals(kernels, notebooks);
    String file = notebooks.getProtectionDomain().getCodeSource().getLocation().getPath();
    assertEquals(OTHERS, Path.of(file).getParent());
    assertNotEquals(
        Path.of(file).getFileName(),
        Path.of(kernels.getProtectionDomain().getCodeSource().getLocation().getPath())
            .getFileName());
    assertThrows(
        ClassNotFoundException.class,
        () -> new SharedLoader(getClass().getClassLoader()).loadClass(name));
  }

  @Test
  void whatValuesAreMadeOfIsTheKernelsOwn() throws Exception {
    Files.writeString(folder.resolve("few.csv"), "x,name\n1,a\n2,b\n3,b\n");
    String read = "var few = tech.tablesaw.api.Table.read().csv(\"" + folder + "/few.csv\");\n";
    assertEquals(
        2, eval(own, read + "few.where(few.intColumn(\"x\").isGreaterThan(1)).rowCount()"));
    assertEquals(2.0, eval(own, "few.nCol(\"x\").mean()"));
    // Native code belongs to the loader of its class, so the class must be the same one.
    assertEquals(
        Class.forName("org.nd4j.linalg.factory.Nd4j"),
        eval(plain, "org.nd4j.linalg.factory.Nd4j.class"));
  }

  @Test
  void javasOwnModulesAreThere() throws CellFailure {
    assertEquals("jdk.jshell", eval(plain, "jdk.jshell.JShell.class.getModule().getName()"));
    assertEquals(true, eval(plain, "javax.tools.ToolProvider.getSystemJavaCompiler() != null"));
    assertEquals("java.sql", eval(plain, "java.sql.Connection.class.getModule().getName()"));
  }

  @Test
  void servicesThatCannotBeLoadedAreNotNamed() throws IOException {
    SharedLoader loader = new SharedLoader(getClass().getClassLoader());
    String hidden = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";
    assertTrue(getClass().getClassLoader().getResource(hidden) != null);
    assertEquals(null, loader.getResource(hidden));
    String shared = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";
    assertTrue(loader.getResources(shared).hasMoreElements());
  }

  /** The list of jars and the list of packages say the same. */
  @Test
  void everyJarIsSharedWholeOrNotAtAll() throws IOException {
    int shared = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.endsWith(".jar")) {
        continue;
      }
      List<String> classes = classes(entry);
      List<String> seen = classes.stream().filter(SharedLibraries::hasClass).toList();
      boolean listed = SharedLibraries.hasEntry(entry);
      assertFalse(!listed && !seen.isEmpty(), entry + " holds " + seen + " but is not listed");
      assertFalse(listed && seen.isEmpty(), entry + " is listed but holds no shared class");
      shared += listed ? 1 : 0;
    }
    assertTrue(shared >= 10, shared + " jars are shared");
  }

  private static List<String> classes(String jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
          .toList();
    }
  }
}
