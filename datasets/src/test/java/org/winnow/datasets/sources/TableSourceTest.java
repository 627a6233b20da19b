package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.datasets.TableEncoding;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableSourceTest {
  private static final LoadOptions STANDARD = LoadOptions.standard();

  @TempDir Path folder;

  /** 200 rows: age (some missing), town, year, writer, species; seeded. */
  private String rows() {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder("key,age,town,year,writer,part,species\n");
    for (int i = 0; i < 200; i++) {
      text.append("k").append(i).append(',');
      text.append(i % 10 == 0 ? "NA" : 20 + random.nextInt(900) / 10.0).append(',');
      text.append(List.of("Ulm", "Bonn", " Kiel ").get(random.nextInt(3))).append(',');
      text.append(1900 + i / 2).append(',');
      text.append("w").append(random.nextInt(12)).append(',');
      text.append(i < 150 ? "train" : i < 170 ? "val" : "test").append(',');
      text.append(i % 3 == 0 ? "cat" : "dog").append('\n');
    }
    return text.toString();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  private Loaded load(String text, LoadOptions options) throws IOException {
    return Sources.load(file(text).toString(), options);
  }

  private String refused(String text, LoadOptions options) throws IOException {
    Path file = file(text);
    return assertThrows(InputException.class, () -> Sources.load(file.toString(), options))
        .getMessage()
        .replace(folder + "/", "");
  }

  @Test
  void encodesNumbersAndTextsWithTheTrainingRowsStatistics() throws IOException {
    Dataset data =
        load(rows(), STANDARD.withId("key").withFeatures(List.of("age", "town"))).dataset();
    assertEquals(
        List.of("age", "age is missing", "town=Bonn", "town=Kiel", "town=Ulm"),
        data.schema().featureNames());
    assertEquals(List.of("cat", "dog"), data.schema().classes());
    int[] train = data.splits().rows(Split.TRAIN);
    float[] inputs = data.inputs(train);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < inputs.length; i += 5) {
      sum += inputs[i];
      squares += inputs[i] * inputs[i];
    }
    assertEquals(0, sum / train.length, 1e-5);
    assertEquals(1, squares / train.length, 1e-4);
  }

  @Test
  void aNewRowIsPreparedAsTheRowsOfTheTable() throws IOException {
    Dataset data = load(rows(), STANDARD.withId("key")).dataset();
    TableEncoding encoding = data.preparation().encoding().orElseThrow();
    for (int row : new int[] {0, 7, 111}) {
      ExampleView.Row written = (ExampleView.Row) data.views().of(row);
      float[] features = encoding.encode(written.columns(), written.values());
      float[] expected = new float[data.features().width()];
      data.features().copyRow(row, expected, 0);
      assertArrayEquals(expected, features);
      data.preparation().apply(features, 0, features.length);
      assertArrayEquals(data.inputs(new int[] {row}), features);
    }
  }

  @Test
  void showsTheRowAsItWasWrittenWithoutItsLabel() throws IOException {
    Dataset data = load("a,b,label\n1.50, x ,p\n2,y,q\n", STANDARD).dataset();
    assertEquals("a=1.50, b= x ", data.views().of(0).text());
  }

  @Test
  void idsAreKeysOrMadeOfTheRowWithoutItsLabel() throws IOException {
    Dataset keyed = load(rows(), STANDARD.withId("key")).dataset();
    assertEquals("k17", keyed.ids().get(17));
    Dataset one = load("a,b,label\n1,x,p\n2,y,q\n2,y,q\n", STANDARD).dataset();
    Dataset relabelled = load("label,b,a\nq,x,1\np,y,2\nq,y,2\n", STANDARD).dataset();
    assertEquals(one.ids().get(0), relabelled.ids().get(0));
    assertEquals(one.ids().get(1) + "-2", one.ids().get(2));
  }

  @Test
  void copiesAreNotedAndShareASplit() throws IOException {
    StringBuilder text = new StringBuilder("a,label\n");
    for (int i = 0; i < 300; i++) {
      text.append(i % 60).append(',').append(i % 2 == 0 ? "p" : "q").append('\n');
    }
    Loaded loaded = load(text.toString(), STANDARD);
    Map<String, Split> seen = new HashMap<>();
    Dataset data = loaded.dataset();
    for (int row = 0; row < data.size(); row++) {
      String original = data.ids().get(row).replaceFirst("-.*", "");
      Split split = data.splits().of(row);
      assertEquals(split, seen.getOrDefault(original, split));
      seen.put(original, split);
    }
    assertEquals(60, seen.size());
    assertTrue(
        loaded.notes().stream()
            .anyMatch(n -> n.startsWith("240 examples are exact copies of an earlier one (0 with")),
        loaded.notes().toString());
  }

  @Test
  void groupsStayTogether() throws IOException {
    LoadOptions options = STANDARD.withSplit(SplitRule.standard().byGroup("writer"));
    Dataset data = load(rows(), options).dataset();
    Map<String, Split> seen = new HashMap<>();
    for (int row = 0; row < data.size(); row++) {
      String writer = ((ExampleView.Row) data.views().of(row)).values().get(4);
      Split split = data.splits().of(row);
      assertEquals(split, seen.getOrDefault(writer, split));
      seen.put(writer, split);
    }
    for (Split split : Split.values()) {
      assertTrue(data.splits().rows(split).length > 0);
    }
    assertFalse(data.schema().featureNames().stream().anyMatch(n -> n.startsWith("writer")));
  }

  @Test
  void theLatestRowsAreTheTestSetAndOneTimeIsNeverDivided() throws IOException {
    LoadOptions options = STANDARD.withSplit(SplitRule.standard().byTime("year"));
    Dataset data = load(rows(), options).dataset();
    for (int row = 0; row < 200; row++) {
      Split expected = row < 140 ? Split.TRAIN : row < 170 ? Split.VALIDATION : Split.TEST;
      assertEquals(expected, data.splits().of(row), "row " + row);
    }
  }

  @Test
  void aColumnGivesTheSplit() throws IOException {
    LoadOptions options = STANDARD.withSplit(SplitRule.standard().given("part"));
    Dataset data = load(rows(), options).dataset();
    assertEquals(150, data.splits().rows(Split.TRAIN).length);
    assertEquals(20, data.splits().rows(Split.VALIDATION).length);
    assertEquals(
        "t.csv, line 3, column 'part': 'tset' is not a split; expected train, validation or test",
        refused("a,part,label\n1,train,p\n2,tset,q\n", options));
    assertEquals(
        "t.csv, line 2: 'soon' in column 'when' is no time; expected a number or a date, as"
            + " 2026-01-31 or 2026-01-31T12:30:00",
        refused(
            "a,when,label\n1,soon,p\n2,2,q\n",
            STANDARD.withSplit(SplitRule.standard().byTime("when"))));
  }

  @Test
  void anEmptyLabelIsAnExampleWithoutOne() throws IOException {
    Dataset data = load("a,label\n1,p\n2,\n3,q\n", STANDARD).dataset();
    assertEquals("?", data.label(1));
    assertEquals(List.of("p", "q"), data.schema().classes());
    Dataset none =
        load("a,b\n1,5\n2,6\n3,5\n", STANDARD.withoutLabel().withClasses(List.of("p", "q")))
            .dataset();
    assertFalse(none.labels().isLabelled(0));
  }

  @Test
  void saysWhatItGuessesAndLeavesOut() throws IOException {
    Loaded loaded = load("same,n,kind\n1,1,p\n1,2,q\n1,3,p\n1,4,q\n", STANDARD);
    assertEquals(
        List.of(
            "no column is named label, class, target or y: the last one, 'kind', is taken for the"
                + " labels (--label names another)",
            "left out: column 'same', since it never varies"),
        loaded.notes().stream().filter(n -> !n.startsWith("no example")).toList());
  }

  @Test
  void refusesALabelColumnThatIsNotThere() throws IOException {
    assertEquals(
        "t.csv has no column 'speceis'; it has [a, species]; did you mean 'species'?",
        refused("a,species\n1,p\n2,q\n", STANDARD.withLabel("speceis")));
  }

  @Test
  void refusesOneClassOnlyAndMeasurements() throws IOException {
    assertEquals(
        "at least two classes are needed, but every label is 'p'; name all classes, as --classes"
            + " cat,dog, or choose another --label column",
        refused("a,label\n1,p\n2,p\n", STANDARD));
    StringBuilder text = new StringBuilder("a,price\n");
    for (int i = 0; i < 50; i++) {
      text.append(i).append(',').append(i * 1.5).append('\n');
    }
    assertTrue(
        refused(text.toString(), STANDARD)
            .startsWith("the labels have 50 different values for 50 examples (as '0.0')"));
  }

  @Test
  void refusesALabelOutsideTheVocabularyWithItsLine() throws IOException {
    assertEquals(
        "label 'dgo' (t.csv, line 3) is not one of [cat, dog]; did you mean 'dog'?",
        refused("a,label\n1,cat\n2,dgo\n", STANDARD.withClasses(List.of("cat", "dog"))));
  }

  @Test
  void refusesKeysThatComeTwice() throws IOException {
    assertEquals(
        "t.csv, line 4: key 'x' in column 'k' comes twice, first in t.csv, line 2; every example"
            + " needs a key of its own",
        refused("k,a,label\nx,1,p\ny,2,q\nx,3,p\n", STANDARD.withId("k")));
  }

  @Test
  void refusesInfiniteNumbersWithTheirLine() throws IOException {
    assertEquals(
        "t.csv, line 3: column 'a' expects a number, got 'inf'",
        refused("a,label\n1,p\ninf,q\n2,p\n", STANDARD));
  }

  @Test
  void takesATableOfACellAsItIsNow() {
    DoubleColumn height = DoubleColumn.create("height", 1.5, Double.NaN, 1.75, 1.8);
    Table table = Table.create("people", height, StringColumn.create("label", "p", "q", "q", "p"));
    Dataset data = Sources.of(table, STANDARD).dataset();
    height.set(0, 99);
    assertEquals("people", data.name());
    assertEquals("height=1.5", data.views().of(0).text());
    assertEquals("height=", data.views().of(1).text());
    InputException e =
        assertThrows(InputException.class, () -> Sources.of(table.emptyCopy(), STANDARD));
    assertEquals("the table 'people' has no rows", e.getMessage());
  }

  /**
   * In a JVM whose first Tablesaw class is a column of numbers, as in one that opens a CSV file.
   */
  @Test
  void seesNumbersAsNumbersWhicheverColumnClassIsLoadedFirst() throws Exception {
    StringBuilder text = new StringBuilder("x,label\n");
    for (int i = 0; i < 40; i++) {
      text.append(i / 8.0).append(i % 2 == 0 ? ",a\n" : ",b\n");
    }
    String file = file(text.toString()).toString();
    try (URLClassLoader fresh = freshClasses()) {
      Class<?> options = fresh.loadClass(LoadOptions.class.getName());
      Object loaded =
          fresh
              .loadClass(Sources.class.getName())
              .getMethod("load", String.class, options)
              .invoke(null, file, options.getMethod("standard").invoke(null));
      assertEquals(
          "[the labels are in column 'label']",
          loaded.getClass().getMethod("notes").invoke(loaded).toString());
    }
  }

  private static URLClassLoader freshClasses() throws IOException {
    List<URL> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      path.add(Path.of(entry).toUri().toURL());
    }
    return new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }
}
