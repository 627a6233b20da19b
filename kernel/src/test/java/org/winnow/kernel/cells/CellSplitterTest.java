package org.winnow.kernel.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;

class CellSplitterTest {
  private final CellSplitter splitter =
      new CellSplitter(Set.of("train", "status")::contains, Set.of("ready", "list")::contains);

  private List<Segment> split(String... lines) {
    return splitter.split(String.join("\n", lines));
  }

  private static Segment line(String text, int line) {
    return new Segment.Line(text, line);
  }

  private static Segment java(String code, int line) {
    return new Segment.Java(code, line);
  }

  @Test
  void javaAndCommandsMixInOrder() {
    assertEquals(
        List.of(
            java("int a = 1;\n", 0),
            line("%train 3 --lr 1e-3", 1),
            java("a + 1\n", 2),
            line("%status", 3)),
        split("int a = 1;", "  %train 3 --lr 1e-3  ", "a + 1", "%status"));
  }

  @Test
  void assignmentsOfCommandsAreCommands() {
    assertEquals(List.of(line("Model m = %train 3", 0)), split("Model m = %train 3"));
    assertEquals(List.of(line("m = %train 3", 0)), split("m = %train 3"));
    assertEquals(List.of(line("var m = %train 3;", 0)), split("var m = %train 3;"));
  }

  @Test
  void aRemainderOnAContinuationLineIsJava() {
    assertEquals(1, split("int r = a", "  %b;").size());
    assertEquals(1, split("int r = (a", "  %train", "  + 1);").size());
    assertEquals(1, split("int r = a", "  %train;").size());
  }

  @Test
  void anUnendedExpressionMayComeBeforeAKnownCommand() {
    assertEquals(2, split("1 + 1", "%status").size());
  }

  @Test
  void textBlocksStringsAndCommentsHoldNoCommands() {
    assertEquals(
        1, split("String s = \"\"\"", "%train 1", "\\\"\"\"", "%status", "\"\"\";").size());
    assertEquals(1, split("/*", "%train 1", "*/").size());
    assertEquals(1, split("// it's", "char c = '\"';").size());
    assertEquals(2, split("// it's \"open", "%train 1").size());
    assertEquals(2, split("char c = '\\'';", "%train 1").size());
  }

  @Test
  void blocksHoldNoCommandsAndEndStatements() {
    assertEquals(1, split("void f() {", "  int x = 1", "  %train;", "}").size());
    assertEquals(2, split("void f() {", "}", "%unknown 1").size());
  }

  @Test
  void aNameThatIsNoCommandIsOneAllTheSameWhereAStatementBegins() {
    assertEquals(List.of(line("%trian 3", 0)), split("%trian 3"));
  }

  @Test
  void aWholeCellCommandMayComeAfterBlankLinesAndComments() {
    assertEquals(
        List.of(new Segment.Whole("%%skeleton net", "input 8\n%train\n", 2)),
        split("", "// the net", "%%skeleton net", "input 8", "%train", ""));
    assertEquals(List.of(new Segment.Whole("%%skeleton net", "", 0)), split("%%skeleton net"));
  }

  @Test
  void aWholeCellCommandAfterCodeIsRefusedInWords() {
    InputException e =
        assertThrows(InputException.class, () -> split("int a;", "%%skeleton net", "input 8"));
    assertTrue(e.getMessage().contains("%%skeleton takes the whole cell"), e.getMessage());
  }

  @Test
  void lineEndsOfWindowsAreLineEnds() {
    assertEquals(List.of(line("%status", 0), java("1", 1)), splitter.split("%status\r\n1"));
  }

  @Test
  void nothingComesOfNothing() {
    assertEquals(List.of(), split("", "  "));
  }
}
