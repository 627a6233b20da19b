package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SheetTest {
  @Test
  void alignsColumnsInText() {
    Sheet sheet = new Sheet("pets").left("name").right("weight").row("cat", "4.5");
    sheet.row("hippopotamus", "1,500").note("in kg");
    assertEquals(
        """
        pets
        name          weight
        cat              4.5
        hippopotamus   1,500
        in kg""",
        sheet.text());
  }

  @Test
  void leavesOutAColumnThatIsEmptyThroughout() {
    Sheet sheet = new Sheet("").left("a", "note", "b").row("1", "", "2").row("3", "", "4");
    assertEquals("a  b\n1  2\n3  4", sheet.text());
    assertFalse(sheet.html().contains("note"));
  }

  @Test
  void escapesMarkupInEveryPlace() {
    String evil = "<script>alert('x')</script>\"&";
    String html = new Sheet(evil).left(evil).row(evil).note(evil).html();
    assertFalse(html.contains("<script"));
    assertEquals(4, html.split("&lt;script&gt;alert\\(&#39;x&#39;\\)", -1).length - 1);
  }

  @Test
  void controlAndBidiCharactersCannotForgeLines() {
    String text = new Sheet("").left("label").row("7\n#2  8\u001b[31m\u202e").text();
    assertEquals("label\n7 #2  8\ufffd[31m\ufffd", text);
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    assertEquals(
        "a     b\n日本  1\nabcd  2",
        new Sheet("").left("a", "b").row("日本", "1").row("abcd", "2").text());
  }

  @Test
  void longCellsAreCutWithAnEllipsis() {
    String text = new Sheet("").left("x").row("y".repeat(500)).text();
    assertTrue(text.endsWith("y…"));
    assertEquals(2 + Sheet.MOST_TEXT, text.length());
  }
}
