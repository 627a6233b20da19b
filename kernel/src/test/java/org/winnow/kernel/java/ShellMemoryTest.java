package org.winnow.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShellMemoryTest {
  private static final class Direct implements ExecutionControlProvider {
    @Override
    public String name() {
      return "direct";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
      return new DirectExecutionControl();
    }
  }

  private JShell shell;
  private ShellMemory memory;

  @BeforeEach
  void start() {
    // The engine "local" would answer for all threads of this process that end by an exception.
    shell = JShell.builder().executionEngine(new Direct(), Map.of()).build();
    memory = ShellMemory.of(shell).orElseThrow();
  }

  @AfterEach
  void stop() {
    shell.close();
  }

  private Snippet last(String code) {
    return shell.eval(code).get(0).snippet();
  }

  private String className(Snippet snippet) {
    return shell.sourceCodeAnalysis().wrapper(snippet).fullClassName();
  }

  @Test
  void whatIsForgottenIsNotAmongTheSnippetsAndNamesGoOn() {
    Snippet first = last("int a = 1;");
    String firstClass = className(first);
    Snippet refused = last("String a = 1;");
    Snippet expression = last("a + 1");
    shell.drop(expression);
    Snippet second = last("long a = 2;");
    List.of(first, refused, expression).forEach(memory::forget);
    memory.forgetClass(firstClass);
    assertEquals(List.of(second), shell.snippets().toList());
    assertEquals("3", shell.eval("a + 1").get(0).value());
    last("long twice() { return 2 * a; }");
    assertEquals("4", shell.eval("twice()").get(0).value());
  }

  @Test
  void aShortenedSnippetKeepsItsLinesAndItsUse() throws ReflectiveOperationException {
    for (int i = 0; i < 20; i++) {
      last("int before" + i + " = " + i + ";");
    }
    Snippet method = last("int div(int q) {\n  int z = 0;\n  return q / z;\n}");
    SnippetWrapper whole = shell.sourceCodeAnalysis().wrapper(method);
    String text = whole.wrapped();
    int inSource = whole.wrappedToSourcePosition(text.indexOf("q / z"));
    memory.shorten(method);
    SnippetWrapper shorter = shell.sourceCodeAnalysis().wrapper(method);
    assertTrue(text.contains("before7"));
    assertFalse(shorter.wrapped().contains("before7"));
    assertEquals(text.lines().count(), shorter.wrapped().lines().count());
    assertEquals(inSource, shorter.wrappedToSourcePosition(shorter.wrapped().indexOf("q / z")));
    SnippetEvent thrown = shell.eval("div(1)").get(0);
    assertEquals(3, thrown.exception().getStackTrace()[0].getLineNumber());
  }
}
