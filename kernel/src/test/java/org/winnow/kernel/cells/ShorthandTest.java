package org.winnow.kernel.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShorthandTest {
  private final CellSplitter splitter =
      new CellSplitter(Set.of("train")::contains, Set.of("ready", "list")::contains);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Math.max? | %pinfo Math.max",
        "x?? | %pinfo x",
        "?list | %pinfo list",
        "%train? | %pinfo %train",
        "!ls -l | %sh ls -l",
        "!./gradlew build && echo 'it is (done)'; exit 3 | %sh ./gradlew build && echo 'it is (done)'; exit 3",
        "files = !ls *.csv | files = %sh ls *.csv",
        "List<String> files = !ls | List<String> files = %sh ls",
        "var n = !nproc | var n = %sh nproc",
        "!list all | %sh list all",
      })
  void shortFormsStandForCommands(String typed, String meant) {
    assertEquals(List.of(new Segment.Line(meant, 0)), splitter.split(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!ready",
        "!ready && list.isEmpty()",
        "!list.isEmpty()",
        "!(1 < 2)",
        "!Files.exists(Path.of(\"a\"))",
        "!Boolean.TRUE",
        "boolean b = !other",
        "var b = !other;",
        "var b = !list.contains(3)",
        "boolean done = true;\n!done",
        "int x = ready\n  != true ? 1 : 2",
        "int y = ready ?\n 1 : 2;",
        "boolean c = ready &&\n!list.isEmpty();",
        "while (true) {\n!ls\n}",
      })
  void whatIsJavaStaysJava(String code) {
    assertEquals(List.of(new Segment.Java(code, 0)), splitter.split(code));
  }

  @Test
  void aShellCommandMayFollowAnExpressionWithoutItsSemicolon() {
    assertEquals(
        List.of(new Segment.Java("int x = f(1)\n", 0), new Segment.Line("%sh ls", 1)),
        splitter.split("int x = f(1)\n!ls"));
  }
}
