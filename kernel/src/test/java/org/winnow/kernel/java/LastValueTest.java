package org.winnow.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastValueTest {
  private static final List<String> NOTICES = new ArrayList<>();
  private static JavaSession straight;
  private static JavaSession throughShell;

  @BeforeAll
  static void start() {
    straight = new JavaSession(new UserThread(), NOTICES::add, List.of(), true);
    throughShell = new JavaSession(new UserThread(), NOTICES::add, List.of(), false);
  }

  @AfterAll
  static void stop() {
    straight.close();
    throughShell.close();
  }

  /** Runs a cell as the kernel does, which keeps the value that it shows. */
  private static Object cell(JavaSession session, String code) throws CellFailure {
    Object value = session.eval(code, new CellPlace(1, code, 0));
    return value == null ? null : session.keeping(value).variable("_");
  }

  private static Object cell(String code) throws CellFailure {
    return cell(straight, code);
  }

  private static CellFailure failure(String code) {
    return assertThrows(CellFailure.class, () -> cell(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          41                                       | _ + 1                          | 42
          'a'                                      | (char) (_ + 1)                 | b
          1L << 40                                 | _ / 2                          | 549755813888
          "text"                                   | _.length()                     | 4
          new ArrayList<>(List.of(3, 1, 2))        | _.remove(0) + _.get(0)         | 4
          List.of("b", "a")                        | for (String s : _) { s.length(); } _.get(0).length() | 1
          Map.of("k", List.of(1))                  | _.get("k").get(0) + 1          | 2
          List.of(1, "a")                          | _.size()                       | 2
          new int[] {4, 5}                         | _[1] + _.length                | 7
          new int[][] {{4}, {5}}                   | _[1][0]                        | 5
          Optional.empty()                         | _.isPresent()                  | false
          new Object() { public String toString() { return "anon"; } } | _.toString() | anon
          new Thread() { public String toString() { return "mine"; } } | _.isAlive() + "" + _ | falsemine
          (Runnable) () -> {}                      | _.run(); _ instanceof Runnable | true
          Arrays.asList(1, 2).iterator()           | _.next() + 1                   | 2
          (Object) "seen as it was written"        | _.hashCode() == _.hashCode()   | true
          """)
  void itHasTheTypeThatItsExpressionHad(String first, String then, String expected)
      throws CellFailure {
    for (JavaSession session : List.of(straight, throughShell)) {
      cell(session, first);
      assertEquals(expected, String.valueOf(cell(session, then)), first);
    }
  }

  @Test
  void whatCellsDeclareIsATypeToo() throws CellFailure {
    for (JavaSession session : List.of(straight, throughShell)) {
      cell(
          session,
          "record Made(int a) {} class Outer { private class Inner implements Runnable {"
              + " public void run() {} } Inner inner() { return new Inner(); } }");
      cell(session, "new Made(7)");
      assertEquals(8, cell(session, "_.a() + 1"));
      cell(session, "Object hidden = new Outer().inner(); hidden");
      assertEquals(true, cell(session, "_ == hidden"));
      cell(session, "List.of(new Made(1))");
      assertEquals(1, cell(session, "_.get(0).a()"));
    }
  }

  @Test
  void aValueWithoutAnExpressionHasThePublicTypeThatSaysMost() throws CellFailure {
    straight.keeping(List.of("a", "b"));
    assertEquals(List.of("b"), cell("_.subList(1, 2)"));
    straight.keeping(5);
    assertEquals(6, cell("_ + 1"));
  }

  @Test
  void itIsTheLastValueThatWasShown() throws CellFailure {
    cell("40");
    cell("int unseen1 = 3;");
    cell("String nothing1 = null; nothing1");
    failure("nothing1.length()");
    failure("nowhere1");
    assertEquals(42, cell("7; _ + 2"), "within a cell it is that of a cell before");
    assertEquals(84, cell("_ + _"));
  }

  @Test
  void declarationsMayUseIt() throws CellFailure {
    cell("3");
    cell("var kept2 = _; int plus2(int a) { return a + _; }");
    assertEquals(5, cell("plus2(2)"));
    assertEquals(7, cell("plus2(2)"), "a method has the one that is the last when it runs");
    cell("\"text\"");
    cell("int length2() { return _ == null ? -1 : _.length(); }");
    assertEquals(4, cell("length2()"));
    assertEquals(-1, cell("length2()"), "the last value is a number by now");
    assertEquals(1, cell("plus2(2)"), "which is the last one, -1");
    assertEquals(3, cell("kept2"));
    assertEquals(List.of(), NOTICES);
  }

  @Test
  void whatIsCompiledWithItIsToldAsItWasWritten() throws CellFailure {
    cell("\"text\"");
    String told = String.join("\n", failure("int a3 = 1;\n  a3 + _.lenght()").lines());
    assertTrue(told.contains("  a3 + _.lenght()\n"), told);
    assertTrue(told.contains("location: variable _ of type java.lang.String"), told);
    List<String> lines = told.substring(told.indexOf("---> ")).lines().toList();
    assertEquals(lines.get(0).indexOf('_'), lines.get(1).indexOf('^'), told);
    assertTrue(failure("_ = 5;").getMessage().contains("'_'"));
  }

  @Test
  void beforeAnyValueThatIsSaid() throws CellFailure {
    try (JavaSession fresh = new JavaSession(new UserThread(), notice -> {})) {
      String code = "int a = 1;\n  a + _";
      CellFailure failure = assertThrows(CellFailure.class, () -> cell(fresh, code));
      assertEquals("NoLastValue", failure.name());
      assertTrue(failure.getMessage().startsWith("There is no last value yet"));
      assertTrue(failure.lines().get(2).endsWith("  a + _"));
      assertEquals(failure.lines().get(2).indexOf('_'), failure.lines().get(3).indexOf('^'));
      assertNull(fresh.variable("a"), "nothing of the cell was run");
    }
  }

  @Test
  void itIsNotAmongTheVariablesAndCompletesLikeOne() throws Exception {
    cell("List.of(\"a\")");
    cell("_.get(0)");
    assertTrue(straight.variableNames().stream().noneMatch(n -> Underscore.isHidden(n)));
    JavaAnalysis.Suggestions found = straight.analysis().complete("1 + _.leng", 10);
    assertEquals(List.of("length()"), found.matches());
    assertEquals(6, found.start());
    assertEquals(List.of(), straight.analysis().complete("_", 1).matches());
    assertEquals("complete", straight.analysis().completeness("_ + 1"));
    assertTrue(
        straight
            .analysis()
            .document("_.charAt(", 9)
            .get(0)
            .signature()
            .contains("char String.charAt"));
  }

  @Test
  void anImportChangesNothing() throws CellFailure {
    cell("List.of(5)");
    cell("int taken4 = _.get(0); _");
    cell("\"text\"");
    cell("_.length()");
    cell("List.of(5)");
    cell("import java.awt.*;");
    cell("import java.util.List;");
    assertEquals(5, cell("_.get(0)"));
    assertEquals(5, cell("taken4"));
    assertEquals(List.of(), NOTICES);
  }

  @Test
  void theNextValueLetsItGo() throws Exception {
    cell("new byte[1000]");
    cell("_.length; _");
    WeakReference<Object> large = new WeakReference<>(straight.variable("_"));
    assertSame(byte[].class, large.get().getClass());
    cell("0");
    for (int i = 0; i < 50 && large.get() != null; i++) {
      System.gc();
    }
    assertNull(large.get());
  }
}
