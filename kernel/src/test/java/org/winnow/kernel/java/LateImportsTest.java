package org.winnow.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each begins with a session whose JShell was told of no import. */
class LateImportsTest {
  private JavaSession session;

  @BeforeEach
  void start() {
    session = new JavaSession(new UserThread(), notice -> {});
  }

  @AfterEach
  void stop() {
    session.close();
  }

  private Object eval(String code) throws CellFailure {
    return session.eval(code, new CellPlace(1, code, 0));
  }

  @Test
  void aPlainFirstPieceHasThem() throws CellFailure {
    assertEquals(List.of(2), eval("Stream.of(1).map(i -> i + 1).toList()"));
  }

  @Test
  void aFirstDeclarationHasThem() throws CellFailure {
    eval("Path p = Path.of(\"a\"); List<Path> all = List.of(p);");
    assertEquals(1, eval("all.size()"));
  }

  @Test
  void aFirstImportComesAfterThem() throws CellFailure {
    eval("import java.awt.*;");
    // The one that is imported by name, not the one of java.awt.
    assertEquals(List.of(), eval("List.of()"));
  }

  @Test
  void theFirstCompletionKnowsThem() throws Exception {
    assertTrue(session.analysis().complete("ArrayLi", 7).matches().contains("ArrayList"));
  }

  @Test
  void anErrorOfTheFirstPieceIsTheUsual() {
    CellFailure failure = assertThrows(CellFailure.class, () -> eval("nowhere + 1"));
    assertEquals(JavaSession.NOT_COMPILED, failure.name());
  }

  @Test
  void warmingUpLeavesNothingBehind() throws Exception {
    session.warmUp();
    session.rehearse();
    assertEquals(List.of(), session.variableNames());
    assertEquals(2, eval("1 + 1"));
  }
}
