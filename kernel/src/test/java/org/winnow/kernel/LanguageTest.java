package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.kernel.wire.Message;

/** What a front end shows of Java that is being written, over real sockets. */
class LanguageTest {
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

  private static Map<String, Object> inspected(String code, int cursor) {
    Message reply =
        kernel.ask(
            "inspect_request", Map.of("code", code, "cursor_pos", cursor, "detail_level", 0));
    assertEquals("ok", reply.text("status", ""), reply.content().toString());
    return reply.object("data");
  }

  private static String text(String code, int cursor) {
    return String.valueOf(inspected(code, cursor).get("text/plain"));
  }

  /** The types of what a completion at the end of code offers, by their texts. */
  private static Map<String, String> types(String code) {
    Message reply =
        kernel.ask("complete_request", Map.of("code", code, "cursor_pos", code.length()));
    Map<String, String> types = new HashMap<>();
    List<?> all = (List<?>) reply.object("metadata").get("_jupyter_types_experimental");
    for (Object one : all) {
      Map<String, Object> typed = Message.asObject(one);
      types.put(String.valueOf(typed.get("text")), String.valueOf(typed.get("type")));
      assertEquals(reply.content().get("cursor_start"), typed.get("start"));
      assertEquals(reply.content().get("cursor_end"), typed.get("end"));
    }
    assertEquals(reply.content().get("matches"), all.stream().map(LanguageTest::text).toList());
    return types;
  }

  private static Object text(Object typed) {
    return Message.asObject(typed).get("text");
  }

  @Test
  void aVariableIsShownWithItsValueAndItsType() {
    kernel.run("List<Integer> listA = List.of(1, 2); double[] arrayA = new double[5000];");
    Map<String, Object> shown = inspected("1 + listA.size()", 6);
    String plain = String.valueOf(shown.get("text/plain"));
    assertTrue(
        plain.startsWith("Variable  List<Integer> listA\nValue     2 elements: [1, 2]\n"), plain);
    assertTrue(plain.contains("java.util.List"), plain);
    String html = String.valueOf(shown.get("text/html"));
    assertTrue(html.contains("List&lt;Integer&gt; listA") && html.contains("<b>"), html);
    assertTrue(text("f(arrayA)", 8).contains("double[] arrayA\nValue     5,000 elements"));
    kernel.run(
        "var tableA = tech.tablesaw.api.Table.create(tech.tablesaw.api.IntColumn.create(\"a\", 1, 2));");
    assertTrue(text("tableA", 0).contains("Value     2 rows × 1 column\n"), text("tableA", 0));
    kernel.run("41");
    assertTrue(text("_ + 1", 0).startsWith("Variable  int _\nValue     41"), text("_ + 1", 0));
  }

  @Test
  void aMemberOrAMethodOfThatNameIsNotTheVariable() {
    kernel.run("int length = 3; String wordB = \"\";");
    assertFalse(text("wordB.length()", 9).contains("Variable"), "behind a dot");
    assertTrue(text("Math.max(length", 9).contains("Math.max("), "within the brackets");
  }

  @Test
  void whatWasCompletedIsDescribedWhereTheCompletionEnds() {
    kernel.run("String wordC = \"x\"; long noneC() { return 1; }");
    assertTrue(text("wordC.length()", 14).startsWith("int String.length()"), "no parameters");
    assertTrue(text("1 + noneC() * 2", 11).startsWith("long noneC()"), "a cell's own method");
    assertTrue(text("new StringBuilder()", 19).contains("StringBuilder("), "a constructor");
    assertTrue(text("Math.max(", 9).contains("int Math.max(int a, int b)"), "parameters to come");
    assertEquals("null", text("nowhere()", 9));
  }

  @Test
  void aValueThatCannotBeShownIsNoHarm() {
    kernel.run("Object bad = new Object() { public String toString() { throw new Error(); } };");
    assertTrue(text("bad", 1).contains("(cannot be shown: Error)"), text("bad", 1));
    kernel.run(
        "Object endless = new Object() { public String toString() { for (;;) { Math.sqrt(2); } } };");
    assertTrue(text("endless", 1).contains("Value     (takes long to show)"));
    assertEquals("2", kernel.run("1 + 1").result());
  }

  @Test
  void javaIsCompletedWithWhatItIs() {
    kernel.run("int completeA = 1; int completeB(int a) { return a; }");
    Map<String, String> own = types("comple");
    assertEquals("instance", own.get("completeA"));
    assertEquals("function", own.get("completeB("));
    assertEquals("function", types("\"\".leng").get("length()"));
    assertEquals("class", types("new ArrayLi").get("ArrayList("));
    assertEquals("class", types("StringBuil").get("StringBuilder"));
    assertEquals("property", types("Math.P").get("PI"));
    assertEquals("keyword", types("int.cl").get("class"));
    assertEquals("module", types("import java.uti").get("util."));
  }

  /** The parameters that a completion at the end of code shows with a text. */
  private static Object signature(String code, String text) {
    Message reply =
        kernel.ask("complete_request", Map.of("code", code, "cursor_pos", code.length()));
    List<?> all = (List<?>) reply.object("metadata").get("_jupyter_types_experimental");
    return all.stream()
        .map(Message::asObject)
        .filter(typed -> text.equals(typed.get("text")))
        .map(typed -> typed.getOrDefault("signature", "none"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMethodIsCompletedWithItsParameters() {
    kernel.run("int formsD(int a) { return a; } int formsD(String b, long c) { return 0; }");
    assertEquals("(int a) | (String b, long c)", signature("1 + formsD", "formsD("));
    assertEquals("()", signature("\"\".leng", "length()"));
    assertEquals("none", signature("Math.", "max("), "among many");
  }

  @Test
  void aCallIsDescribedFromWithinItsNameWithAllItsForms() {
    kernel.run("int formsE(int a) { return a; } int formsE(String b) { return 0; }");
    String both = "int formsE(int a)\n\nint formsE(String b)";
    assertEquals(both, text("formsE(1)", 3));
    assertEquals(both, text("formsE(1)", 6), "at its end");
    assertEquals(both, text("formsE(1)", 8), "within its argument");
    assertEquals(both, text("Math.abs(formsE(1))", 12), "itself an argument");
    assertTrue(text("Math.max(1, 2)", 6).contains("long Math.max(long a, long b)"));
    assertTrue(text("Math.max(1, 2)", 2).contains("java.lang.Math"), text("Math.max(1, 2)", 2));
  }
}
