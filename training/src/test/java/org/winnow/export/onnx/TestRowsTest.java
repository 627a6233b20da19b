package org.winnow.export.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.datasets.ColumnEncoding;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.MissingText;
import org.winnow.datasets.Split;
import org.winnow.datasets.TableEncoding;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Sources;
import org.winnow.datasets.sources.WordRules;
import org.winnow.training.Model;
import org.winnow.training.Predictions;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Trainer;
import org.winnow.training.TrainingMonitor;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Trained models answer to all their test rows as their ONNX files do. */
class TestRowsTest {
  private static final float TOLERANCE = 1e-5f;

  private static Model trained(Dataset data, String skeleton) {
    Recipe recipe = Recipe.standard().withEpochs(2);
    return new Trainer(Skeleton.parse("net", skeleton.replace('/', '\n')), recipe)
        .train(data, TrainingMonitor.silent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "input 8x8x1/conv 8 3x3 relu/pool max 2x2/dense 32 relu/output 10",
        "input 8x8x1/conv 6 5x5 same relu/pool max 2x2/conv 16 3x3 same relu/pool max 2x2/"
            + "dense 120 relu/dense 84 relu/output 10"
      })
  void ofDigits(String skeleton) throws OrtException {
    Dataset digits = Sources.load("digits", LoadOptions.standard()).dataset();
    assertRawAgrees(trained(digits, skeleton), digits);
  }

  @Test
  void ofTextsWhoseWordsTheCallerNumbers() throws OrtException {
    StringColumn body = StringColumn.create("body");
    StringColumn label = StringColumn.create("label");
    for (int i = 0; i < 160; i++) {
      body.append("dear " + i % 13 + (i % 2 == 0 ? " pills " : " meeting ") + "and " + i);
      label.append(i % 2 == 0 ? "spam" : "ham");
    }
    WordRules words = WordRules.standard().withColumns(List.of("body")).withLength(8);
    LoadOptions options = LoadOptions.standard().withWords(words);
    Dataset texts = Sources.of(Table.create("mails", body, label), options).dataset();
    int vocabulary =
        texts.preparation().encoding().orElseThrow().tokens().orElseThrow().vocabulary();
    String skeleton =
        "input tokens 8 vocab "
            + vocabulary
            + " padded/embedding 8/conv1d 8 3 same relu/lstm 6/output 2";
    assertRawAgrees(trained(texts, skeleton), texts);
  }

  private static void assertRawAgrees(Model model, Dataset data) throws OrtException {
    int[] rows = data.labelledRows(Split.TEST);
    int width = data.features().width();
    float[] raw = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      data.features().copyRow(rows[i], raw, i * width);
    }
    try (OrtRun run = new OrtRun(OnnxExport.of(model))) {
      float[][] found = run.of(model.skeleton().input(), raw, rows.length).probabilities();
      assertAgrees(model.predict(data, rows), found);
    }
  }

  @Test
  void ofATableWhoseColumnsAreGivenAsTheyAreWritten() throws OrtException {
    Dataset penguins = Sources.load("penguins", LoadOptions.standard()).dataset();
    Model model =
        trained(penguins, "input " + penguins.features().width() + "/dense 16 relu/output 3");
    int[] rows = penguins.labelledRows(Split.TEST);
    TableEncoding table = model.preparation().encoding().orElseThrow();
    Map<String, Object> columns = new LinkedHashMap<>();
    boolean anyMissing = false;
    for (ColumnEncoding column : table.columns()) {
      float[] numbers = new float[rows.length];
      String[] texts = new String[rows.length];
      for (int i = 0; i < rows.length; i++) {
        texts[i] = written(penguins, rows[i], column.column());
        boolean missing = MissingText.is(texts[i]);
        anyMissing |= missing;
        boolean number = !missing && column instanceof ColumnEncoding.Numeric;
        numbers[i] = number ? Float.parseFloat(texts[i]) : Float.NaN;
      }
      columns.put(column.column(), column instanceof ColumnEncoding.Numeric ? numbers : texts);
    }
    assertTrue(anyMissing, "a table without gaps would show less");
    try (OrtRun run = new OrtRun(OnnxExport.of(model))) {
      assertEquals(List.copyOf(columns.keySet()), run.inputs());
      assertAgrees(
          model.predict(penguins, rows), run.columns(columns, rows.length).probabilities());
    }
  }

  private static String written(Dataset data, int row, String column) {
    ExampleView.Row view = (ExampleView.Row) data.views().of(row);
    return view.values().get(view.columns().indexOf(column));
  }

  private static void assertAgrees(Predictions expected, float[][] found) {
    float[][] probabilities = expected.probabilities();
    assertEquals(probabilities.length, found.length);
    for (int i = 0; i < found.length; i++) {
      assertArrayEquals(probabilities[i], found[i], TOLERANCE);
      float[] sorted = probabilities[i].clone();
      java.util.Arrays.sort(sorted);
      if (sorted[sorted.length - 1] - sorted[sorted.length - 2] > 2 * TOLERANCE) {
        assertEquals(largest(probabilities[i]), largest(found[i]), "row " + i);
      }
    }
  }

  private static int largest(float[] values) {
    int best = 0;
    for (int c = 1; c < values.length; c++) {
      best = values[c] > values[best] ? c : best;
    }
    return best;
  }
}
