package org.winnow.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;
import org.winnow.viz.Figure;

class JavaSessionTest {
  private static final List<String> NOTICES = new ArrayList<>();
  private static final UserThread USERS = new UserThread();
  private static JavaSession session;

  @BeforeAll
  static void start() {
    session = new JavaSession(USERS, NOTICES::add);
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  private static Object eval(String code) throws CellFailure {
    return session.eval(code, new CellPlace(1, code, 0));
  }

  private static CellFailure failure(String code) {
    return assertThrows(CellFailure.class, () -> eval(code));
  }

  @Test
  void valuesAreTheRealObjects() throws CellFailure {
    assertEquals(42, eval("int x0 = 41;\nx0 + 1"));
    Object figure = eval("Figure.text(\"hello\")");
    assertInstanceOf(Figure.class, figure);
    assertNull(eval("int y0 = 1;"));
    assertNull(eval("// nothing"));
  }

  @Test
  void theStreamThatPrintfGivesBackIsNoResult() throws CellFailure {
    assertNull(eval("var sink0 = new PrintStream(OutputStream.nullOutputStream());"));
    assertNull(eval("sink0.printf(\"%d\", 1);"));
    assertNull(eval("sink0.append('c')"));
  }

  @Test
  void anImportNullsNoVariable() throws CellFailure {
    Object bound = new Object();
    session.bind("bound1", Object.class, bound);
    eval("List<String> list1 = new ArrayList<>(List.of(\"a\")); int n1 = 7; var v1 = list1;");
    eval("import java.awt.*;");
    eval("import java.time.*;");
    assertSame(bound, session.variable("bound1"));
    assertEquals(List.of("a"), eval("list1"));
    assertEquals(7, eval("n1"));
    assertSame(session.variable("list1"), session.variable("v1"));
  }

  @Test
  void aRedefinedMethodKeepsWhatWasComputedWithIt() throws CellFailure {
    eval("int f2(int q) { return 2 * q; }");
    eval("var v2 = f2(21); Object o2 = List.of(f2(1));");
    eval("int f2(int q) { return 3 * q; }");
    assertEquals(42, eval("v2"));
    assertEquals(List.of(2), eval("o2"));
    assertEquals(3, eval("f2(1)"));
  }

  @Test
  void aVariableWhoseClassChangesIsNamed() throws CellFailure {
    eval("class C3 { int a = 1; }");
    eval("C3 c3 = new C3();");
    NOTICES.clear();
    eval("class C3 { int a = 1; int b = 2; }");
    assertEquals(1, NOTICES.size());
    assertTrue(NOTICES.get(0).startsWith("c3 has lost the value"), NOTICES.get(0));
  }

  @Test
  void bindDeclaresOnceAndThenAssigns() throws CellFailure {
    session.bind("shape4", Shape.class, null);
    Shape shape = new Shape(2, 3, 1);
    session.bind("shape4", Shape.class, shape);
    assertSame(shape, eval("shape4"));
    assertSame(shape, session.variable("shape4"));
  }

  @Test
  void bindRefusesAForeignTypeAndSuggestsAnotherName() throws CellFailure {
    eval("int taken5 = 1;");
    InputException e =
        assertThrows(
            InputException.class, () -> session.bind("taken5", Shape.class, new Shape(1, 1, 1)));
    assertTrue(e.getMessage().contains("--as"), e.getMessage());
    assertThrows(InputException.class, () -> session.bind("not a name", Shape.class, null));
  }

  @Test
  void anExceptionIsShownWithItsLineAndWithoutTheKernelsFrames() throws CellFailure {
    eval("int div6(int a) {\n  return a / 0;\n}");
    CellFailure failure = failure("int ok6 = 1;\n\n// why not\ndiv6(ok6)");
    assertEquals("ArithmeticException", failure.name());
    String shown = String.join("\n", failure.lines());
    assertTrue(shown.contains("at cell [1] line 2, div6"), shown);
    assertTrue(shown.contains("at cell [1] line 4"), shown);
    assertTrue(!shown.contains("org.winnow.kernel") && !shown.contains("reflect"), shown);
  }

  @Test
  void causesAreKept() {
    String shown =
        String.join(
            "\n",
            failure("throw new RuntimeException(\"outer\", new IllegalStateException(\"inner\"));")
                .lines());
    assertTrue(shown.contains("outer") && shown.contains("Caused by") && shown.contains("inner"));
  }

  @Test
  void whatDoesNotCompileIsMarked() {
    CellFailure failure = failure("int fine7 = 1;\n  String s7 = fine7;");
    assertEquals("CompilationError", failure.name());
    List<String> lines = failure.lines();
    int marked = 0;
    while (!lines.get(marked).startsWith("--->")) {
      marked++;
    }
    assertTrue(lines.get(marked).endsWith("2    String s7 = fine7;"), lines.toString());
    assertEquals(lines.get(marked).indexOf("fine7"), lines.get(marked + 1).indexOf('^'));
  }

  @Test
  void aPersonsMistakeIsItsMessageAlone() {
    CellFailure failure = failure("throw new org.winnow.datasets.InputException(\"a\\nb\");");
    assertEquals(List.of("a", "b"), failure.lines());
  }

  @Test
  void whatAMethodLacksIsNamed() throws CellFailure {
    eval("int lacks8() { return nowhere8(); }");
    assertTrue(failure("lacks8()").getMessage().contains("nowhere8"));
  }

  @Test
  void anErrorInACellIsAFailureOfTheCell() {
    assertEquals("StackOverflowError", failure("void g9() { g9(); } g9();").name());
    assertEquals("OutOfMemoryError", failure("throw new OutOfMemoryError(\"mine\");").name());
  }

  @Test
  void completionAnswersWhileACellRuns() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    Thread cell =
        new Thread(
            () -> {
              running.countDown();
              assertThrows(
                  CellFailure.class,
                  () ->
                      eval(
                          "new Object() { void w() throws Exception"
                              + " { synchronized (this) { wait(); } } }.w();"));
            });
    cell.start();
    running.await();
    JavaAnalysis.Suggestions found = session.analysis().complete("String s = \"\"; s.leng", 21);
    assertEquals(List.of("length()"), found.matches());
    assertEquals(17, found.start());
    while (cell.isAlive()) {
      USERS.interrupt();
      cell.join(TimeUnit.MILLISECONDS.toMillis(20));
    }
    USERS.newCell();
  }

  @Test
  void documentationIsFound() throws Exception {
    List<Described> found = session.analysis().document("Math.max(", 9);
    assertTrue(found.stream().anyMatch(s -> s.signature().contains("int Math.max(int a, int b)")));
  }

  @Test
  void codeIsCompleteIncompleteOrInvalid() throws Exception {
    JavaAnalysis analysis = session.analysis();
    assertEquals("complete", analysis.completeness("int a = 1;\na + 1"));
    assertEquals("incomplete", analysis.completeness("int f() {"));
    assertEquals("invalid", analysis.completeness(")"));
  }

  @Test
  void thousandsOfExpressionsLeaveNothingBehind() throws CellFailure {
    int before = session.variableNames().size();
    for (int i = 0; i < 20; i++) {
      eval("new byte[10]");
    }
    assertEquals(before, session.variableNames().size());
  }
}
