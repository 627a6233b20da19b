package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.datasets.InputException;

class CommandLineParserTest {
  @Test
  void splitsAtBlanksAndKeepsWhatQuotesHold() {
    ParsedLine line = CommandLineParser.parse("%commit -m \"fix 12 labels\" --author='A B'");
    assertEquals("commit", line.command());
    assertEquals(List.of("-m", "fix 12 labels", "--author=A B"), line.arguments());
    assertEquals(Optional.empty(), line.target());
  }

  @Test
  void keepsBackslashesAndApostrophesWithinWords() {
    assertEquals(
        List.of("C:\\data\\new", "don't"),
        CommandLineParser.parse("%dataset C:\\data\\new don't").arguments());
  }

  @Test
  void keepsEmptyQuotedArguments() {
    assertEquals(List.of("-m", ""), CommandLineParser.parse("%commit -m \"\"").arguments());
  }

  @Test
  void interpolatesNothing() {
    assertEquals(List.of("{a:1}", "$x"), CommandLineParser.parse("%dataset {a:1} $x").arguments());
  }

  @Test
  void readsTypedAndUntypedAssignments() {
    assertEquals(
        Optional.of(new ParsedLine.Target(Optional.of("Dataset"), "d")),
        CommandLineParser.parse("Dataset d = %dataset digits;").target());
    assertEquals(
        Optional.of(new ParsedLine.Target(Optional.empty(), "d")),
        CommandLineParser.parse("d=%dataset digits").target());
    assertEquals(
        List.of("digits"), CommandLineParser.parse("var d = %dataset digits;").arguments());
  }

  @Test
  void readsHelpMarks() {
    ParsedLine line = CommandLineParser.parse("%train?");
    assertTrue(line.help());
    assertEquals("train", line.command());
  }

  @ParameterizedTest
  @ValueSource(strings = {"int x = 7 % y", "% b", "x % y", "%", "int a = 1;", "\"%train\""})
  void leavesJavaAlone(String java) {
    assertEquals(false, CommandLineParser.isCommand(java));
  }

  @Test
  void namesAnUnclosedQuote() {
    InputException e =
        assertThrows(InputException.class, () -> CommandLineParser.parse("%commit -m \"fix"));
    assertEquals("a \" is not closed in: -m \"fix", e.getMessage());
  }
}
