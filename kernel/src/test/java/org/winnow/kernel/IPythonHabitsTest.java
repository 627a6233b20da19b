package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.kernel.wire.Message;

/** What people type out of habit, over real sockets. */
class IPythonHabitsTest {
  @TempDir private static Path folder;
  private static RunningKernel kernel;

  @BeforeAll
  static void start() {
    kernel = RunningKernel.in(folder);
  }

  @AfterAll
  static void stop() {
    kernel.close();
  }

  private static Outcome run(String code) {
    return kernel.run(code);
  }

  private static Map<String, Object> payload(Outcome outcome) {
    List<?> all = (List<?>) outcome.reply().content().get("payload");
    assertEquals(1, all.size(), outcome.toString());
    return Message.asObject(all.get(0));
  }

  private static String paged(String code) {
    Outcome outcome = run(code);
    assertEquals("ok", outcome.status(), outcome.error());
    assertEquals(List.of(), outcome.types());
    Map<String, Object> page = payload(outcome);
    assertEquals("page", page.get("source"));
    return String.valueOf(Message.asObject(page.get("data")).get("text/plain"));
  }

  @Test
  void aQuestionMarkTellsWhatANameIs() {
    run("int answer = 42;\nList<String> names = List.of(\"a\", \"b\");");
    assertTrue(paged("answer?").startsWith("Variable  int answer\nValue     42"), "a primitive");
    String list = paged("?names");
    assertTrue(list.startsWith("Variable  List<String> names\nValue     2 elements: [a, b]"), list);
    assertTrue(list.contains("java.util.List"), list);
    assertTrue(paged("Math.hypot?").contains("double Math.hypot(double"), "a method");
    assertTrue(paged("StringBuilder??").contains("java.lang.StringBuilder"), "a type");
    assertTrue(paged("%echo?").contains("help for %echo"), "a command");
    assertTrue(paged("%timeit?").contains("usage: %timeit"), "a command of the kernel");
    assertEquals("Nothing is known of 'nobody'; is it spelt right?", run("nobody?").error());
  }

  @Test
  void aCellMayWriteTheNextOne() {
    Map<String, Object> next = payload(run("setNextInput(\"a\"); setNextInput(\"int b = 2;\");"));
    assertEquals(Map.of("source", "set_next_input", "text", "int b = 2;", "replace", false), next);
    assertEquals(true, payload(run("replaceInput(\"x\")")).get("replace"));
    assertEquals("shown", paged("page(\"shown\");"));
  }

  @Test
  void outputIsClearedAtOnceOrWithTheNext() {
    Outcome outcome = run("%clear_output wait\nSystem.out.println(1);\nclearOutput();");
    assertEquals(List.of("clear_output", "stream", "clear_output"), outcome.types());
    assertEquals(true, outcome.told().get(0).content().get("wait"));
    assertEquals(false, outcome.told().get(2).content().get("wait"));
    assertTrue(run("%clear_output now").error().contains("not 'now'"));
  }

  @Test
  void whoListsTheVariables() {
    run("double whoA = 1.5; int[] whoB = {1, 2}; String whoC = null;");
    assertTrue(run("%who").text("stdout").contains("whoA  whoB  whoC"));
    assertEquals("whoB\n", run("%who int[]").text("stdout"));
    String table = run("%whos").text("stdout");
    assertTrue(table.matches("(?s)Variable +Type +Value\n.*"), table);
    assertTrue(table.matches("(?s).*whoA +double +1.5\n.*"), table);
    assertTrue(table.matches("(?s).*whoB +int\\[\\] +2 elements: \\[1, 2\\]\n.*"), table);
    assertTrue(table.matches("(?s).*whoC +String +null\n.*"), table);
  }

  @Test
  void anUnderscoreIsTheLastValueThatWasShown() {
    run("20");
    run("int unseenU = 1;\nSystem.out.println(unseenU);");
    run("String nullU = null;\nnullU");
    run("throw new IllegalStateException();");
    assertEquals("40", run("_ + _").result());
    assertEquals("41\n", run("// first\n%who float\nSystem.out.println(_ + 1);").lastLine());
    assertEquals("42", run("%time _ + 2").result());
    assertTrue(run("%timeit -n 3 -r 2 _ + 1").text("stdout").contains("3 loops each"));
    assertEquals("42", run("var takenU = _;\n%who String\ntakenU").result());
    assertFalse(run("%who").text("stdout").matches("(?s).*(_|[\ua840-\ua873]).*"), "no variable");
    Message reply =
        kernel.ask(
            "execute_request",
            Map.of("code", "7", "silent", true, "user_expressions", Map.of("u", "_ + 1")));
    Map<String, Object> answer = Message.asObject(reply.object("user_expressions").get("u"));
    assertEquals("43", Message.asObject(answer.get("data")).get("text/plain"), "7 was not shown");
    assertTrue(run("_ = 5").error().contains("'_'"), "it cannot be assigned");
    run("%lsmagic");
    assertEquals(
        "true", run("_.text().contains(\"%who\")").result(), "what a command shows counts");
  }

  @Test
  void timeitTimesExpressionsStatementsAndCells() {
    String form = "(?s)[\\d.]+ (ns|µs|ms|s) ± .* of 2 runs, 3 loops each\\), best .*\n";
    assertTrue(run("%timeit -n 3 -r 2 Math.sqrt(2)").text("stdout").matches(form));
    assertTrue(run("int timed = 0;\n%timeit -n3 -r2 timed++;").text("stdout").matches(form));
    assertEquals("6", run("timed").result());
    assertTrue(run("%timeit -n 3 -r 2 Thread.yield()").text("stdout").matches(form));
    Outcome cell = run("%%timeit -n 3 -r 2 int base = 40;\nint z = base + 2;\ntimed += z;");
    assertTrue(cell.text("stdout").matches(form), cell.error());
    assertEquals("258", run("timed").result());
    assertTrue(run("%timeit nowhere()").error().contains("cannot find symbol"));
    assertEquals(
        "on purpose",
        run("%timeit Integer.parseInt(null, 7)").error().isEmpty() ? "" : "on purpose");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void theShellIsOneMarkAway() {
    assertEquals("a b\n", run("!echo a b").text("stdout"));
    assertEquals("one\nbad\n", run("!echo one; echo bad >&2").text("stdout"));
    Outcome failed = run("!exit 3");
    assertEquals("ok", failed.status());
    assertEquals("exit status 3\n", failed.text("stdout"));
    assertEquals("[x, y z]", run("lines = !printf 'x\\ny z\\n'\nlines").result());
    assertEquals("java.lang.String", run("lines.get(0).getClass().getName()").result());
    assertEquals("2\n", run("%%sh\nn=1\necho $((n + 1))").text("stdout"));
    assertEquals("The shell ended with exit status 4.", run("%%sh\necho first\nexit 4").error());
    assertEquals("", run("!cat").text("stdout"), "nothing to read from");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aShellCommandShowsWhatItWritesAndCanBeInterrupted() {
    TestClient client = kernel.client();
    String id = client.execute("!echo started; sleep 600; echo never");
    client.awaitText(id, "started\n");
    client.interrupt();
    Outcome outcome = Outcome.of(client, id);
    assertEquals("Interrupted", outcome.reply().text("ename", ""));
    assertFalse(outcome.text("stdout").contains("never"));
    // A process that was told to end may be seen for a moment longer.
    ProcessHandle.current()
        .descendants()
        .filter(p -> p.info().commandLine().orElse("").contains("sleep 600"))
        .forEach(p -> p.onExit().orTimeout(20, TimeUnit.SECONDS).join());
  }
}
