package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.kernel.wire.Message;

/** The variables of IJava's and JJava's kernelspecs, in the environment of a kernel's process. */
class EnvironmentOfOtherKernelsTest {
  @TempDir private Path folder;

  private Path classes() throws Exception {
    Path source = Files.createDirectories(folder.resolve("source/demo")).resolve("Given.java");
    Files.writeString(
        source, "package demo; public class Given { public int number() { return 5; } }");
    Path classes = Files.createDirectories(folder.resolve("classes"));
    assertEquals(
        0,
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), source.toString()));
    return classes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"IJAVA", "JJAVA"})
  void classPathAndStartUpCodeAreThereForTheFirstCell(String kernel) throws Exception {
    Path script = Files.writeString(folder.resolve("init.jshell"), "int fromFile = 30;\n");
    Path missing = folder.resolve("missing");
    Map<String, String> environment =
        Map.of(
            kernel + "_CLASSPATH",
            classes().toString(),
            kernel + "_STARTUP_SCRIPTS_PATH",
            script + File.pathSeparator + missing + "/*.jshell",
            kernel + "_STARTUP_SCRIPT",
            "int fromVariable = 400;");
    try (KernelProcess process = new KernelProcess(folder, environment);
        TestClient client = new TestClient(process.connection())) {
      String cell = client.execute("new demo.Given().number() + fromFile + fromVariable");
      assertEquals("435", Outcome.of(client, cell).result());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"IJAVA", "JJAVA"})
  void cellsAreCompiledWithTheOptionsThatAreGiven(String kernel) throws Exception {
    Map<String, String> environment =
        Map.of(
            kernel + "_COMPILER_OPTS",
            "--enable-preview -parameters -parametres",
            "JDK_JAVA_OPTIONS",
            "--enable-preview");
    try (KernelProcess process = new KernelProcess(folder, environment);
        TestClient client = new TestClient(process.connection())) {
      Outcome declared =
          Outcome.of(
              client,
              client.execute(
                  "String of(Object o) { return switch (o) {"
                      + " case Integer i -> \"int \" + i; default -> \"other\"; }; }\n"
                      + "class Point { Point(int across) { } }"));
      assertEquals("ok", declared.status(), declared.error());
      assertTrue(
          declared.text("stdout").contains("no option -parametres"), declared.text("stdout"));
      String plain =
          "of(7) + \" \" + Point.class.getDeclaredConstructors()[0].getParameters()[0].getName()";
      assertEquals("int 7 across", Outcome.of(client, client.execute(plain)).result());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"IJAVA", "JJAVA"})
  void aStatementThatRunsTooLongIsInterruptedAndTheNextCellRuns(String kernel) throws Exception {
    // Long enough for a statement that does nothing, on however busy a machine.
    Map<String, String> environment = Map.of(kernel + "_TIMEOUT", "4 SECONDS");
    try (KernelProcess process = new KernelProcess(folder, environment);
        TestClient client = new TestClient(process.connection())) {
      for (String code : new String[] {"Thread.sleep(600_000);", "while (true) { }"}) {
        Outcome stopped = Outcome.of(client, client.execute(code));
        Message reply = stopped.reply();
        assertEquals("Interrupted", reply.text("ename", ""), reply.content().toString());
        assertTrue(
            stopped.text("stdout").contains("one statement may run 4.0 s"), stopped.text("stdout"));
      }
      assertEquals("2", Outcome.of(client, client.execute("1 + 1")).result());
    }
  }
}
