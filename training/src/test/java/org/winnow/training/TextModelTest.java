package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Split;
import org.winnow.datasets.TextEncoding;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Sources;
import org.winnow.datasets.sources.WordRules;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Models of texts: what they keep of their words, and what they refuse. */
class TextModelTest {
  private static final WordRules EIGHT =
      WordRules.standard().withColumns(List.of("body")).withLength(8);

  /** 160 texts whose class is the word "pills" or "meeting" somewhere in them. */
  private static Dataset texts(String filler, WordRules words) {
    StringColumn body = StringColumn.create("body");
    StringColumn label = StringColumn.create("label");
    for (int i = 0; i < 160; i++) {
      String telling = i % 2 == 0 ? "pills" : "meeting";
      body.append(filler + " " + i % 13 + " " + telling + " and " + i);
      label.append(i % 2 == 0 ? "spam" : "ham");
    }
    Table table = Table.create("mails", body, label);
    return Sources.of(table, LoadOptions.standard().withWords(words)).dataset();
  }

  private static Model train(Dataset data, String skeleton, int epochs) {
    Recipe recipe = Recipe.standard().withEpochs(epochs).withBatchSize(16).withLearningRate(0.02);
    return new Trainer(Skeleton.parse("net", skeleton), recipe)
        .train(data, TrainingMonitor.silent());
  }

  private static String ordered(Dataset data) {
    int vocabulary =
        data.preparation().encoding().orElseThrow().tokens().orElseThrow().vocabulary();
    return "input tokens 8 vocab "
        + vocabulary
        + " padded\nembedding 8\nconv1d 8 3 same relu\npool max global\noutput 2";
  }

  private static void assertLearnt(Model model, Dataset data) {
    Predictions found = model.predict(data, data.labelledRows(Split.TEST));
    for (int i = 0; i < found.ids().size(); i++) {
      assertEquals(
          data.label(data.row(found.ids().get(i))), model.classes().get(found.predicted(i)));
    }
  }

  @Test
  void aModelFileKeepsItsWordsAndReadsNewTexts(@TempDir Path folder) {
    Dataset data = texts("dear all", EIGHT);
    Model model = train(data, ordered(data), 8);
    assertLearnt(model, data);
    Path file = folder.resolve("spam.model");
    model.save(file);
    Model opened = Model.open(file);
    assertEquals(data.preparation(), opened.preparation());
    TextEncoding words = opened.preparation().encoding().orElseThrow().texts().get(0);
    assertLearnt(opened, texts("quite another filler", WordRules.standard().withKnown(words)));
  }

  @Test
  void aModelRefusesTextsReadWithOtherWords() {
    Dataset data = texts("dear all", EIGHT);
    Model model = train(data, ordered(data), 1);
    Dataset others = texts("hello you", EIGHT);
    int[] rows = others.labelledRows(Split.TEST);
    for (InputException e :
        List.of(
            assertThrows(InputException.class, () -> model.predict(others, rows)),
            assertThrows(InputException.class, () -> model.embeddings(others, rows)))) {
      assertTrue(e.getMessage().contains("'mails' was read with another"), e.getMessage());
      assertTrue(e.getMessage().endsWith("%dataset DATA --words-of MODEL"), e.getMessage());
    }
  }

  @Test
  void numbersOfWordsAreNotReadAsQuantities() {
    Dataset data = texts("dear all", EIGHT);
    InputException e =
        assertThrows(InputException.class, () -> train(data, "input 8\noutput 2", 1));
    assertTrue(
        e.getMessage().contains("would read as quantities; write: input tokens 8 vocab "),
        e.getMessage());
  }

  @Test
  void aBagOfWordsFeedsADenseNetwork() {
    Dataset data = texts("dear all", EIGHT.asBag());
    int width = data.features().width();
    Model model = train(data, "input " + width + "\ndense 8 relu\noutput 2", 8);
    assertLearnt(model, data);
    assertEquals(data.preparation(), model.preparation());
    assertTrue(!model.preparation().equals(Preparation.none()));
  }
}
