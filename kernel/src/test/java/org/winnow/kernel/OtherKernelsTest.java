package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.kernel.cells.magics.KernelMagics;
import org.winnow.kernel.compat.OtherKernels;
import org.winnow.kernel.wire.Channel;
import org.winnow.kernel.wire.Message;

/** Cells as notebooks for IJava and for JJava have them, over real sockets. */
class OtherKernelsTest {
  @TempDir private static Path folder;
  private static TestRepository remote;
  private static RunningKernel kernel;

  @BeforeAll
  static void start() throws IOException {
    remote = new TestRepository(folder);
    remote.publish("Pom", "1.0");
    remote.publish("Fragment", "1.0");
    remote.publish("Second", "1.0");
    remote.publish("Managed", "1.0");
    remote.publish("Managed", "2.0");
    remote.publish("ForTests", "1.0");
    kernel =
        new RunningKernel(
            new KernelMagics(new FakeCommands(), remote.places(), new OtherKernels()), folder);
  }

  @AfterAll
  static void stop() {
    kernel.close();
  }

  private static String result(String code) {
    Outcome outcome = kernel.run(code);
    assertEquals("", outcome.error(), outcome.toString());
    return outcome.result();
  }

  private static Map<String, Object> shown(String code) {
    String id = kernel.client().execute(code);
    kernel.client().reply(Channel.SHELL, id);
    List<Message> told = kernel.client().told(id);
    return told.stream()
        .filter(m -> m.content().get("data") != null)
        .findFirst()
        .orElseThrow(() -> new AssertionError(code + ": " + told.toString()))
        .object("data");
  }

  @Test
  void aRendererThatWasRegisteredWithIJavaIsUsed() {
    String registered =
        """
        import io.github.spencerpark.ijava.IJava;
        import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
        class Celsius { double degrees = 21.5; }
        IJava.getKernelInstance().getRenderer()
            .createRegistration(Celsius.class)
            .preferring(MIMEType.TEXT_HTML)
            .register((warm, context) ->
                context.renderIfRequested(
                    MIMEType.TEXT_HTML, () -> "<b>" + warm.degrees + " °C</b>"));
        new Celsius()
        """;
    assertEquals("<b>21.5 °C</b>", shown(registered).get("text/html"));
    assertEquals("<b>21.5 °C</b>", shown("display(new Celsius());").get("text/html"));
    assertEquals(
        "<b>21.5 °C</b>",
        result(
            "getKernelInstance().getRenderer().render(new Celsius())"
                + ".getData(MIMEType.TEXT_HTML).toString()"));
  }

  @Test
  void aRendererThatWasRegisteredWithJJavaIsUsed() {
    String registered =
        """
        class Metres { int count = 3; }
        kernel().getRenderer()
            .createRegistration(Metres.class)
            .preferring(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_MARKDOWN)
            .register((length, context) ->
                context.renderIfRequested(
                    org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_MARKDOWN,
                    () -> "**" + length.count + " m**"));
        new Metres()
        """;
    assertEquals("**3 m**", shown(registered).get("text/markdown"));
    assertEquals(
        "**3 m**",
        shown("org.dflib.jjava.jupyter.kernel.BaseNotebookStatics.display(new Metres());")
            .get("text/markdown"));
  }

  @Test
  void whatBringsItsOwnPictureIsShownSo() {
    String renderable =
        """
        class Own implements io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable {
          public void render(io.github.spencerpark.jupyter.kernel.display.RenderContext context) {
            context.renderIfRequested(
                io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_HTML,
                () -> "<i>own</i>");
          }
        }
        new Own()
        """;
    assertEquals("<i>own</i>", shown(renderable).get("text/html"));
    String data =
        """
        var data = new io.github.spencerpark.jupyter.kernel.display.DisplayData("plain");
        data.putHTML("<u>rich</u>");
        data.setDisplayId("under-this");
        getKernelInstance().display(data);
        """;
    assertEquals("<u>rich</u>", shown(data).get("text/html"));
    Map<String, Object> updated =
        shown(
            "data.putHTML(\"<u>new</u>\");\n"
                + "getKernelInstance().getIO().display.updateDisplay(\"under-this\", data);");
    assertEquals("<u>new</u>", updated.get("text/html"));
  }

  @Test
  void magicsThatWereRegisteredWithIJavaAreCommands() {
    assertEquals(
        "HEY YOU",
        result(
            "io.github.spencerpark.ijava.IJava.getKernelInstance().getMagics()"
                + ".registerLineMagic(\"shout\", words -> String.join(\" \", words).toUpperCase());\n"
                + "String loud = %shout hey 'you'\nloud"));
    assertEquals(
        "2 lines",
        result(
            "getKernelInstance().getMagics().registerCellMagic(\"lines\","
                + " (words, body) -> body.lines().count() + \" \" + words.get(0));\n"
                + "cellMagic(\"lines\", List.of(\"lines\"), \"a\\nb\")"));
    assertEquals("3 rows", result("%%lines rows\na\nb\nc"));
    assertEquals(
        "[from the shell]",
        result(
            "getKernelInstance().getMagics().registerMagics("
                + "io.github.spencerpark.jupyter.kernel.magic.common.Shell.class);\n"
                + "List<String> said = %sh echo from the shell\nsaid"));
  }

  @Test
  void magicsThatWereRegisteredWithJJavaAreCommandsAndComeFirst() {
    String registered =
        "kernel().getMagicsRegistry().registerLineMagic("
            + "\"twice\", (k, words) -> 2 * Integer.parseInt((String) words.get(0)));\n";
    assertEquals("42", result(registered + "Integer both = %twice 21\nboth"));
    assertEquals("6", result("%twice 3"));
    assertEquals(
        "mine",
        result(
            "kernel().getMagicsRegistry().registerLineMagic(\"lsmagic\", (k, words) -> \"mine\");\n"
                + "%lsmagic"));
  }

  @Test
  void codeIsEvaluatedInTheNotebook() {
    assertEquals("6", result("(int) eval(\"1 + 2\") + 3"));
    assertEquals(
        "12",
        result(
            "getKernelInstance().evalRaw(\"int within = 5;\");\n"
                + "(int) io.github.spencerpark.ijava.runtime.Kernel.eval(\"within + 7\")"));
    assertEquals(
        "40", result("org.dflib.jjava.jupyter.kernel.BaseNotebookStatics.eval(\"4 * 10\")"));
    assertEquals("7.50 ", kernel.run("printf(\"%.2f \", 7.5);").text("stdout"));
  }

  @Test
  void whatTheyImportIsImported() {
    assertEquals(
        "[PT2S, /a, true, 60]",
        result(
            "List.of(Duration.ofSeconds(2), URI.create(\"http://localhost/a\").getPath(),"
                + " Pattern.matches(\"a+\", \"aa\"), TimeUnit.MINUTES.toSeconds(1))"));
    assertEquals("true", result("new ConcurrentHashMap<String, String>().isEmpty()"));
  }

  @Test
  void dependenciesComeFromAPom() throws IOException {
    Path parent =
        Files.writeString(
            folder.resolve("pom.xml"),
            """
            <project><modelVersion>4.0.0</modelVersion><groupId>house</groupId>
            <artifactId>above</artifactId><version>1</version><packaging>pom</packaging>
            <dependencyManagement><dependencies><dependency><groupId>test</groupId>
            <artifactId>Managed</artifactId><version>2.0</version>
            </dependency></dependencies></dependencyManagement></project>
            """);
    Path pom =
        Files.writeString(
            Files.createDirectories(parent.resolveSibling("below")).resolve("pom.xml"),
            """
            <project><modelVersion>4.0.0</modelVersion>
            <parent><groupId>house</groupId><artifactId>above</artifactId><version>1</version>
            </parent><artifactId>below</artifactId>
            <properties><wanted>1.0</wanted></properties>
            <dependencies>
            <dependency><groupId>test</groupId><artifactId>Managed</artifactId></dependency>
            <dependency><groupId>test</groupId><artifactId>Pom</artifactId>
            <version>${wanted}</version></dependency>
            <dependency><groupId>test</groupId><artifactId>ForTests</artifactId>
            <version>1.0</version><scope>test</scope></dependency>
            </dependencies></project>
            """);
    assertEquals(
        "1.0 2.0",
        result("%loadFromPOM " + pom + "\ntest.Pom.version() + \" \" + test.Managed.version()"));
    assertTrue(kernel.run("test.ForTests.version()").error().contains("ForTests"));
    assertEquals("1.0", result("%loadFromPOM " + pom + " test\ntest.ForTests.version()"));
    assertTrue(kernel.run("%loadFromPOM /no/pom.xml").error().contains("cannot be read as a POM"));
  }

  @Test
  void dependenciesComeFromPiecesOfAPom() {
    assertEquals(
        "",
        kernel
            .run(
                """
                %%loadFromPOM
                <!-- from a README -->
                <repository><id>house</id><url>URL</url></repository>
                <dependency><groupId>test</groupId><artifactId>Fragment</artifactId>
                  <version>1.0</version></dependency>
                <dependencies><dependency><groupId>test</groupId>
                  <artifactId>Second</artifactId><version>1.0</version></dependency></dependencies>
                """
                    .replace("URL", remote.url()))
            .error());
    assertEquals("1.0 1.0", result("test.Fragment.version() + \" \" + test.Second.version()"));
    assertTrue(
        kernel
            .run("%%loadFromPOM\nno xml <")
            .error()
            .startsWith("Expected a POM, or <dependency>"));
  }

  @Test
  void anExtensionForJJavaInAJarIsInstalled() throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("Greeting.java"),
            """
            import java.util.List;
            import org.dflib.jjava.jupyter.Extension;
            import org.dflib.jjava.jupyter.kernel.BaseKernel;
            public class Greeting implements Extension {
              public void install(BaseKernel kernel) {
                kernel.getMagicsRegistry().registerLineMagic("greet", (k, words) -> "hello");
                kernel.evalRaw("String greeted = \\"by an extension\\";");
              }
            }
            """);
    assertEquals(
        0,
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), "-proc:none", source.toString()));
    Path jar = folder.resolve("greeting.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.putNextEntry(new JarEntry("Greeting.class"));
      Files.copy(folder.resolve("Greeting.class"), entries);
      entries.putNextEntry(new JarEntry("META-INF/services/org.dflib.jjava.jupyter.Extension"));
      entries.write("Greeting".getBytes(StandardCharsets.UTF_8));
      entries.closeEntry();
    }
    assertEquals("hello", result("%jars " + jar + "\n%greet"));
    assertEquals("by an extension", result("greeted"));
  }
}
