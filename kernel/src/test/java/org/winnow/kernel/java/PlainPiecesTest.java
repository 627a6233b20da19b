package org.winnow.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pieces that go past JShell mean what they mean in JShell, which is the judge here. */
class PlainPiecesTest {
  /** Gives the file of the class that it stands in: one of JShell's, or that of a plain piece. */
  private static final String WHERE = "new Throwable().getStackTrace()[0].getFileName()";

  private static JavaSession quick;
  private static JavaSession judge;

  @BeforeAll
  static void start() throws CellFailure {
    quick = new JavaSession(new UserThread(), notice -> {}, List.of(), true);
    judge = new JavaSession(new UserThread(), notice -> {}, List.of(), false);
    for (String cell :
        List.of(
            "int x = 41; var list = new ArrayList<>(List.of(\"b\", \"a\"));",
            "int twice(int q) { return 2 * q; }\nint divide(int q) {\n  return q / 0;\n}",
            "double over(double a) { return a; } String over(String a) { return a + a; }",
            "class Point { int a = 1; int sum() { return a + 1; } public int open() { return 5; } }",
            "record Pair(int left, String right) {}",
            "enum Colour { RED, GREEN }",
            "interface Shape2 { default int corners() { return 4; } }",
            "class Hidden { void m(Object o) { list.add(\"object\"); } void m(String s) { } }",
            "var anonymous = new Object() { int p = 3; public int q() { return p; } };",
            "Point point = new Point(); int[] numbers = {3, 1, 2};",
            "long unfinished() { return notThere(); }",
            "long calls() { return unfinished(); }",
            "void nothing() {}",
            "import java.time.*;")) {
      quick.eval(cell, new CellPlace(1, cell, 0));
      judge.eval(cell, new CellPlace(1, cell, 0));
    }
  }

  @AfterAll
  static void stop() {
    quick.close();
    judge.close();
  }

  private static String outcome(JavaSession session, String code) {
    try {
      Object value = session.eval(code, new CellPlace(2, code, 0));
      return value == null ? "nothing" : value.getClass().getName() + " " + value;
    } catch (CellFailure failure) {
      return failure.name()
          + "\n"
          + failure.getMessage()
          + "\n"
          + String.join("\n", failure.lines());
    }
  }

  static Stream<String> pieces() {
    return Stream.of(
        "1 + 1",
        "1 + 1;",
        "x",
        "x = 5",
        "x = 5; x",
        "x += 2",
        "x++",
        "numbers[0] = 9",
        "x = x = 3;",
        "true ? 1 : 2.0",
        "true ? 1 : \"a\"",
        "(Object) 'c'",
        "(byte) 300",
        "twice(twice(3)) + list.size()",
        "over(2) + over(\"ab\")",
        "point.sum()",
        "point.a = 7",
        "new Point().a",
        "new Point().open()",
        "new Point() { int more() { return sum() + a; } }.more()",
        "new Hidden() { void m(String s) { list.add(\"mine\"); } }.m(\"x\"); list",
        "Stream.of(new Point()).map(p -> p.sum()).toList()",
        "Stream.of(new Point()).map(Point::sum).toList()",
        "new Pair(1, \"b\")",
        "new Pair(1, \"b\").right()",
        "Colour.RED.compareTo(Colour.GREEN)",
        "Colour.valueOf(\"BLUE\")",
        "new Shape2() {}.corners()",
        "anonymous.p + anonymous.q()",
        "new Object() { int z = 4; }.z",
        "list.stream().sorted(Comparator.comparing(s -> s)).collect(Collectors.joining(\",\"))",
        "List.of(1, \"a\", 2.0)",
        "Optional.empty()",
        "null",
        "nothing()",
        "nothing();",
        "System.out.print(\"\")",
        "System.out.printf(\"\")",
        "Duration.ofMinutes(2)",
        "for (int i = 0; i < 3; i++) x += i;",
        "for (String s : list) { if (s.equals(\"a\")) continue; x++; }",
        "while (x > 3) x--;",
        "do { x++; } while (x < 10);",
        "if (x > 3) x = 1; else x = 2;",
        "{ int inner = 3; x = inner; }",
        "{ class Local { int v = 8; } x = new Local().v; }",
        "try { divide(1); } catch (ArithmeticException e) { x = 77; }",
        "synchronized (list) { x = 78; }",
        "switch (x) { case 78: x = 1; break; default: x = 2; }",
        "switch (x) { case 1 -> \"one\"; default -> \"more\"; }",
        "if (x > 0) return;",
        "return 5;",
        "assert x > 100;",
        "label: for (;;) { break label; }",
        "divide(1)",
        "for (int i = 0; i < 2; i++) {\n  if (i == 1)\n    divide(i);\n}",
        "\n\n  divide(1)",
        "List.of(1).stream()\n    .map(i -> i / 0)\n    .toList()",
        "throw new IllegalStateException(\"outer\", new RuntimeException(\"inner\"));",
        "throw new Exception()",
        "throw new org.winnow.datasets.InputException(\"a\\nb\");",
        "Files.readString(Path.of(\"/no/such/file\"))",
        "unfinished()",
        "calls()",
        "Stream.of(1).forEach(i -> calls())",
        "nope",
        "nope(1)",
        "x = \"text\"",
        "\"a\".lenght()",
        "1 +",
        "1 2",
        "i -> i",
        "x +\n  // a note\n  1",
        "x // the end",
        "/* before */ x",
        "\"\"\"\n  text %s\n  \"\"\".formatted(x)",
        "'\\u0041'",
        "\\u004cist.of(1)",
        "java.util.Map.Entry.class.getName() + Map.Entry.class.getName()",
        "1; } static int sneaky() { return 2",
        "List<String> fresh = List.of(\"f\"); fresh.get(0) + x",
        "var made = List.of(1); made",
        "this",
        "System.exit(1)",
        "Stream.of(1).forEach(System::exit)",
        "Runtime.getRuntime().halt(1);");
  }

  @ParameterizedTest
  @MethodSource("pieces")
  void aPieceMeansWhatItMeansToJShell(String code) {
    assertEquals(outcome(judge, code), outcome(quick, code));
    assertEquals(outcome(judge, "x + \"\" + list"), outcome(quick, "x + \"\" + list"));
  }

  private static void assertStraight(String code) throws CellFailure {
    String file = String.valueOf(quick.eval(code, new CellPlace(1, code, 0)));
    assertTrue(file.startsWith("#plain-"), file);
  }

  @Test
  void plainPiecesGoPastJShell() throws CellFailure {
    assertStraight(WHERE);
    assertStraight("x = 1; " + WHERE + ";");
    assertStraight("String declared1 = \"\"; import java.awt.*; declared1 + " + WHERE);
    assertStraight("void say1() {} say1(); int afterwards1 = 1; afterwards1++; " + WHERE);
    String judged = String.valueOf(judge.eval(WHERE, new CellPlace(1, WHERE, 0)));
    assertTrue(!judged.startsWith("#plain-"), judged);
  }

  @Test
  void whatIsRedefinedIsSeen() {
    List<String> seen = new ArrayList<>();
    for (String code :
        List.of(
            "int turn() { return 1; } turn()",
            "turn()",
            "int turn() { return 2; } 0",
            "turn()",
            "String turn() { return \"three\"; } 0",
            "turn()",
            "class Turn { public int v() { return 4; } } 0",
            "new Turn().v()",
            "class Turn { public String v() { return \"five\"; } } 0",
            "new Turn().v()",
            "int kept = 6; 0",
            "kept",
            "String kept = \"seven\"; 0",
            "kept")) {
      seen.add(outcome(quick, code).replaceFirst(".*\\.\\w+ ", ""));
    }
    assertEquals(
        List.of("1", "1", "0", "2", "0", "three", "0", "4", "0", "five", "0", "6", "0", "seven"),
        seen);
  }

  @Test
  void anExceptionOnAThreadThatAPieceStartedNamesItsLine() throws CellFailure {
    String code =
        "new java.util.concurrent.FutureTask<>(() ->\n  divide(3)) {{ run(); }}\n    .get()";
    CellFailure failure =
        assertThrows(CellFailure.class, () -> quick.eval(code, new CellPlace(9, code, 0)));
    String shown = String.join("\n", failure.lines());
    assertTrue(shown.contains("at cell [9] line 2, lambda$do_it$$0"), shown);
  }

  @Test
  void theClassesOfPiecesGoWithTheirLastUse() throws CellFailure {
    String code = "new java.lang.ref.WeakReference<>(new Object() {}.getClass().getClassLoader())";
    List<java.lang.ref.WeakReference<?>> loaders = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Object loader = quick.eval(code, new CellPlace(i, code, 0));
      loaders.add((java.lang.ref.WeakReference<?>) loader);
    }
    System.gc();
    long left = loaders.stream().filter(loader -> loader.get() != null).count();
    assertTrue(left <= 2, "loaders left: " + left);
  }
}
