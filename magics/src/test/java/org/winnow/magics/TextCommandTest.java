package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.InputException;

/** The loop with texts. */
class TextCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws Exception {
    StringBuilder mails = new StringBuilder("body,label\n");
    for (int i = 0; i < 120; i++) {
      boolean spam = i % 2 == 0;
      mails.append("\"Dear ").append(i).append(",\n");
      mails.append(spam ? "cheap <b>pills</b>" : "the meeting is on");
      mails.append("\",").append(spam == (i != 20) ? "spam" : "ham").append('\n');
    }
    Files.writeString(folder.resolve("mails.csv"), mails);
    StringBuilder fresh = new StringBuilder("body,label\nno word,ham\n");
    for (int i = 0; i < 30; i++) {
      fresh.append(i % 2 == 0 ? "cheap offer " + i + ",spam\n" : "meeting now " + i + ",ham\n");
    }
    Files.writeString(folder.resolve("new.csv"), fresh);
  }

  private Loop opened() throws Exception {
    return new Loop(folder)
        .run("%dataset $/mails.csv --text body --length 10 --split 1/0/0 --repo $/mails.winnow");
  }

  private static void skeleton(Loop loop) throws Exception {
    loop.interpreter.runCell(
        "%%skeleton words",
        "input tokens 10 vocab 50 padded\nembedding 8\npool max global\noutput 2\n", loop.host);
  }

  @Test
  void theLoopShowsTextsAsTheyAre() throws Exception {
    try (Loop loop = opened()) {
      assertTrue(loop.output().contains("a skeleton for them begins with: input tokens 10 vocab"));
      skeleton(loop);
      String text = "Dear 20, cheap <b>pills</b>";
      String id = loop.session.data().ids().shortest(20);
      assertEquals(
          new ExampleView.Passage("Dear 20,\ncheap <b>pills</b>"),
          loop.session.data().views().of(20));
      loop.output();
      assertTrue(loop.run("%show " + id).output().contains(text));
      loop.run("%train 10 --lr 0.01 --bs 16");
      loop.output();
      String suspects = loop.run("%suspects --top 3").output();
      assertTrue(suspects.contains(text), suspects);
      String why = loop.run("%why " + id).output();
      assertTrue(why.contains(text), why);
      loop.run("%relabel " + id + " spam").run("%commit -m \"One was wrong\"");
    }
    try (Loop again = opened()) { // from the repository alone
      assertEquals("spam", again.session.data().label(20));
      assertEquals(
          new ExampleView.Passage("Dear 20,\ncheap <b>pills</b>"),
          again.session.data().views().of(20));
    }
  }

  @Test
  void newTextsAreReadWithTheWordsOfAModel() throws Exception {
    try (Loop loop = opened()) {
      skeleton(loop);
      loop.run("%train 3 --lr 0.01 --as words");
      loop.run("%dataset $/mails.csv --text body --length 10 --vocabulary 6 --repo $/other.winnow");
      InputException e = assertThrows(InputException.class, () -> loop.run("%evaluate words"));
      assertTrue(e.getMessage().contains("--words-of"), e.getMessage());
      loop.output();
      loop.run("%dataset $/new.csv --words-of words --repo $/new.winnow");
      assertTrue(loop.output().contains("1 text is without a word of the vocabulary"));
      loop.run("%evaluate words");
      assertTrue(loop.output().contains("accuracy"));
    }
  }

  @Test
  void aModelsWordsAreTakenWhole() throws Exception {
    try (Loop loop = new Loop(folder)) {
      InputException e =
          assertThrows(
              InputException.class, () -> loop.run("%dataset $/new.csv --words-of m --length 9"));
      assertTrue(e.getMessage().startsWith("--words-of brings the model's words"));
    }
  }

  @Test
  void refusesAVocabularyThatIsNone() throws Exception {
    try (Loop loop = new Loop(folder)) {
      InputException e =
          assertThrows(
              InputException.class,
              () -> loop.run("%dataset $/mails.csv --text body --vocabulary 2"));
      assertEquals("a vocabulary has 3 to 1000000 words, got --vocabulary 2", e.getMessage());
    }
  }
}
