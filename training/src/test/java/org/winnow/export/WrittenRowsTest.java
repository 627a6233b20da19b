package org.winnow.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.ColumnEncoding;
import org.winnow.datasets.NumberForm;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.TableEncoding;
import org.winnow.datasets.TokenSequence;
import org.winnow.datasets.WordBag;
import org.winnow.datasets.Words;
import org.winnow.training.Skeleton;

/** Rows and texts as people write them, in exports that read them: the features of the training. */
class WrittenRowsTest {
  private static final List<String> NAMES = List.of("length", "seen", "male", "island", "note");
  private static final TableEncoding TABLE =
      new TableEncoding(
          List.of(
              new ColumnEncoding.Numeric("length", NumberForm.DECIMAL, 2.3f, true),
              new ColumnEncoding.Numeric("seen", NumberForm.DATE, 1, false),
              new ColumnEncoding.Numeric("male", NumberForm.TRUTH, 0.5f, true),
              new ColumnEncoding.OneOf("island", List.of("Biscoe", "Dream \"x\", y"), true),
              new WordBag("note", Words.of(List.of("big", "stra\u00dfe")), List.of(1.7f, 2f))));
  private static final List<List<String>> ROWS =
      List.of(
          List.of("-1.5e1", "2026-01-31", "TRUE", "Biscoe", "Big, BIG STRASSE Stra\u00dfe!"),
          List.of("NA", "2026-01-31T12:30:00", "", "?", ""),
          List.of(" .1\u2003", "0099-03-01 07:05", "nan", "\tBiscoe\u001f", "a straSSe"),
          List.of("5.", "2024-02-29 23:59:59.25", "False", "Torgersen", "\u00a0big\u00a0"),
          List.of(" 3 ", "1969-01-01 00:00:01", "false", "Dream \"x\", y", "none known"));
  private static final List<String> WRONG = List.of("2023-02-29", "1e3", "2026-01-01T24:00", "x");

  private static final String ASK =
      """
      for (const row of rows) {
        try {
          console.log(Array.from(network.encode(row)).join(' '));
        } catch (e) {
          console.log(e.message);
        }
      }
      """;

  @TempDir Path folder;

  private static Shipment table() {
    String net = "input " + TABLE.width() + "\ndense 5 tanh\noutput 3";
    Skeleton skeleton = Skeleton.parse("penguins", net);
    Preparation preparation = new Preparation(List.of(TABLE));
    return Shipments.of(skeleton, 1, preparation, List.of("a", "b", "c"));
  }

  private static List<String> withDate(String date) {
    return List.of("1", date, "true", "Biscoe", "");
  }

  /** A row as JavaScript writes an object. */
  private static String object(List<String> row) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> Literals.js(NAMES.get(i)) + ": " + Literals.js(row.get(i)))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private List<String> inJavaScript(Shipment shipment, List<String> examples) throws Exception {
    shipment.write("js", folder.resolve("network.mjs"));
    String script =
        "import * as network from './network.mjs';\nconst rows = " + examples + ";\n" + ASK;
    Path main = Files.writeString(folder.resolve("main.mjs"), script);
    return Gcc.run(List.of("node", main.toString())).lines().toList();
  }

  private static float[] numbers(String line) {
    String[] each = line.split(" ");
    float[] numbers = new float[each.length];
    for (int i = 0; i < each.length; i++) {
      numbers[i] = Float.parseFloat(each[i]);
    }
    return numbers;
  }

  @Test
  void becomeTheFeaturesOfTheTraining() throws Exception {
    List<String> said = inJavaScript(table(), ROWS.stream().map(WrittenRowsTest::object).toList());
    try (Exported jar = new Exported(table(), folder)) {
      for (int i = 0; i < ROWS.size(); i++) {
        float[] expected = TABLE.encode(NAMES, ROWS.get(i));
        assertArrayEquals(expected, jar.encode(NAMES, ROWS.get(i)), ROWS.get(i).toString());
        assertArrayEquals(expected, numbers(said.get(i)), ROWS.get(i).toString());
      }
    }
  }

  @Test
  void whatIsNoDateIsRefusedInTheSameWords() throws Exception {
    List<String> said =
        inJavaScript(table(), WRONG.stream().map(d -> object(withDate(d))).toList());
    try (Exported jar = new Exported(table(), folder)) {
      for (int i = 0; i < WRONG.size(); i++) {
        List<String> row = withDate(WRONG.get(i));
        InvocationTargetException refused =
            assertThrows(InvocationTargetException.class, () -> jar.encode(NAMES, row));
        assertEquals(refused.getCause().getMessage(), said.get(i));
        assertEquals(
            "column 'seen' expects a date, as 2026-01-31, got '" + WRONG.get(i) + "'", said.get(i));
      }
    }
  }

  @Test
  void anotherKindOfExampleIsRefused() throws Exception {
    List<String> said = inJavaScript(table(), List.of("\"a text\"", "{\"length\": 1}"));
    assertEquals(
        List.of(
            "expected a row with the columns length,seen,male,island,note, got a text",
            "the row has no column 'seen'; it has length"),
        said);
  }

  @Test
  void textsAreCutIntoTheSameWords() throws Exception {
    Words words = Words.of(List.of("kind", "\u4f60", "na\u00efve", "stra\u00dfe", "a1"));
    TokenSequence tokens = new TokenSequence("text", words, 12);
    Preparation preparation = new Preparation(List.of(new TableEncoding(List.of(tokens))));
    Skeleton skeleton =
        Skeleton.parse(
            "texts", "input tokens 12 vocab 7 padded\nembedding 4\npool max global\noutput 3");
    Shipment shipment = Shipments.of(skeleton, 1, preparation, List.of("a", "b", "c"));
    List<String> texts =
        List.of(
            "",
            "Kind, \u4f60\u4f60 NA\u00cfVE a1-a2",
            "x".repeat(41) + " kind",
            "\ud800 \udbff\udfff",
            "\u0130STANBUL stra\u00dfe kind kind kind kind kind kind kind kind kind kind kind");
    List<String> said = inJavaScript(shipment, texts.stream().map(Literals::js).toList());
    try (Exported jar = new Exported(shipment, folder)) {
      for (int i = 0; i < texts.size(); i++) {
        String text = texts.get(i);
        float[] expected = new float[12];
        tokens.encode(text, expected, 0);
        assertArrayEquals(expected, jar.encode(List.of("text"), List.of(text)), text);
        assertArrayEquals(expected, numbers(said.get(i)), text);
        assertEquals(
            jar.call("classify", Map.class, Map.of("text", text)),
            jar.call("classify", String.class, text));
      }
    }
  }
}
