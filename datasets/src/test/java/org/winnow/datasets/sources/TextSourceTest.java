package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;
import org.winnow.datasets.TextEncoding;
import org.winnow.datasets.TokenSequence;
import org.winnow.datasets.WordBag;

class TextSourceTest {
  private static final LoadOptions STANDARD = LoadOptions.standard();
  private static final LoadOptions TEXT = STANDARD.withText("body");

  @TempDir Path folder;

  /** 120 messages, half of them spam; every text is another. */
  private static String messages() {
    StringBuilder text = new StringBuilder("body,size,label\n");
    for (int i = 0; i < 120; i++) {
      text.append(
          i % 2 == 0
              ? "\"Buy cheap pills now, offer " + i + "!\"," + i + ",spam\n"
              : "\"See you at the meeting, room " + i + ".\"," + i % 7 + ",ham\n");
    }
    return text.toString();
  }

  private Loaded load(String text, LoadOptions options) throws IOException {
    Path file = Files.writeString(folder.resolve("mail.csv"), text);
    return Sources.load(file.toString(), options);
  }

  private String refused(String text, LoadOptions options) {
    return assertThrows(InputException.class, () -> load(text, options))
        .getMessage()
        .replace(folder + "/", "");
  }

  @Test
  void learnsTheWordsOfTheTrainingTextsInOrder() throws IOException {
    Loaded loaded = load(messages(), TEXT.withWords(TEXT.columns().words().withLength(6)));
    Dataset data = loaded.dataset();
    assertEquals(new Shape(6, 1, 1), data.schema().shape());
    TokenSequence tokens = data.preparation().encoding().orElseThrow().tokens().orElseThrow();
    assertEquals(
        List.of("at", "buy", "cheap", "meeting", "now", "offer", "pills", "room", "see", "the"),
        tokens.words().list().subList(0, 10).stream().sorted().toList());
    float[] first = new float[6];
    data.features().copyRow(0, first, 0);
    List<String> words = List.of("buy", "cheap", "pills", "now", "offer");
    for (int i = 0; i < words.size(); i++) {
      assertEquals(TokenSequence.FIRST + tokens.words().place(words.get(i)), first[i]);
    }
    assertEquals(TokenSequence.UNKNOWN, first[5]); // the number 0 is in one text alone
    assertArrayEquals(first, data.inputs(new int[] {0}));
    assertTrue(
        loaded.notes().contains("a skeleton for them begins with: input tokens 6 vocab 13 padded"),
        loaded.notes().toString());
  }

  @Test
  void aWordOfTheTestTextsAloneIsNotLearnt() throws IOException {
    LoadOptions given = TEXT.withSplit(SplitRule.standard().given("part"));
    Dataset data =
        load(
                "body,part,label\nold words,train,a\nwords old,train,b\nnew words,test,a\n"
                    + "new again,test,b\n",
                given)
            .dataset();
    TextEncoding text = data.preparation().encoding().orElseThrow().texts().get(0);
    assertEquals(List.of("old", "words"), text.words().list());
    assertArrayEquals(new float[] {1, 3}, java.util.Arrays.copyOf(data.inputs(new int[] {2}), 2));
  }

  @Test
  void aTextThatIsAllOfAnExampleIsShownAsItStands() throws IOException {
    Dataset alone = load("body,label\n\"One, 'two'\n three\",p\nOne two,q\n", TEXT).dataset();
    assertEquals(new ExampleView.Passage("One, 'two'\n three"), alone.views().of(0));
    Dataset beside = load(messages(), TEXT).dataset();
    assertEquals("body=Buy cheap pills now, offer 0!, size=0", beside.views().of(0).text());
  }

  @Test
  void idsDoNotDependOnHowATextIsLearnt() throws IOException {
    Dataset ordered = load(messages(), TEXT).dataset();
    Dataset bag = load(messages(), bag()).dataset();
    Dataset plain = load(messages(), STANDARD).dataset();
    for (int row = 0; row < 120; row += 7) {
      assertEquals(plain.ids().get(row), ordered.ids().get(row));
      assertEquals(plain.ids().get(row), bag.ids().get(row));
    }
  }

  private static LoadOptions bag() {
    return STANDARD.withWords(WordRules.standard().withColumns(List.of("body")).asBag());
  }

  @Test
  void aBagStandsBesideOtherColumns() throws IOException {
    Dataset data = load(messages(), bag()).dataset();
    WordBag words = (WordBag) data.preparation().encoding().orElseThrow().texts().get(0);
    assertEquals(words.width() + 1, data.schema().shape().channels());
    int[] train = data.splits().rows(Split.TRAIN);
    double size = 0;
    int at = data.schema().featureNames().indexOf("size");
    for (int row : train) {
      size += data.inputs(new int[] {row})[at];
    }
    assertEquals(0, size / train.length, 1e-5); // standardised as without the text
  }

  @Test
  void saysWhatALongTextColumnIsAndWhatToDo() throws IOException {
    assertTrue(
        load(messages(), STANDARD)
            .notes()
            .contains(
                "left out: column 'body', since 84 different texts of several words read like"
                    + " prose; --text body learns from their words"));
    assertTrue(
        refused(messages(), STANDARD.withFeatures(List.of("body"))).contains("--text body learns"));
  }

  @Test
  void newTextsAreReadWithTheWordsOfTheDataSet() throws IOException {
    Dataset data = load(messages(), TEXT).dataset();
    Dataset more =
        load("body,size,label\nnew pills zzz,1,spam\n", STANDARD.withLike(data)).dataset();
    assertEquals(data.preparation(), more.preparation());
    TokenSequence tokens = data.preparation().encoding().orElseThrow().tokens().orElseThrow();
    float[] read = more.inputs(new int[] {0});
    assertEquals(TokenSequence.FIRST + tokens.words().place("pills"), read[1]);
    LoadOptions known = STANDARD.withWords(WordRules.standard().withKnown(tokens));
    Dataset apart = load("body,size,label\nnew pills,1,spam\nroom,2,ham\n", known).dataset();
    assertEquals(
        new Preparation(List.of(apart.preparation().encoding().get())), more.preparation());
  }

  @Test
  void countsEmptyUnknownAndCutTexts() throws IOException {
    LoadOptions short3 = TEXT.withWords(TEXT.columns().words().withLength(3));
    String text = "body,label\nred green,a\ngreen red,b\n,a\n---,b\nzzz,a\nred red red red,b\n";
    LoadOptions all =
        short3.withSplit(SplitRule.standard().withFractions(new SplitFractions(1, 0, 0)));
    List<String> notes = load(text, all).notes();
    assertTrue(notes.contains("2 texts are without any word"), notes.toString());
    assertTrue(notes.contains("1 text is without a word of the vocabulary"), notes.toString());
    assertTrue(
        notes.contains("1 text is longer than 3 words, cut there (--length)"), notes.toString());
  }

  @Test
  void refusesTextsWithoutACommonWord() {
    assertTrue(
        refused("body,label\none,a\ntwo,b\nthree,a\nfour,b\n", TEXT)
            .startsWith("no word of 'body' comes in 2 of its "));
    assertTrue(
        refused("body,label\n,a\n,b\n-,a\n;,b\n", TEXT)
            .startsWith("no word of 'body' comes in 2 of its "));
  }

  @Test
  void refusesAColumnThatIsNotThereOrHasAnotherRole() {
    assertEquals(
        "mail.csv has no column 'bdy'; it has [body, size, label]; did you mean 'body'?",
        refused(messages(), STANDARD.withText("bdy")));
    assertEquals(
        "column 'label' holds the labels, not a text",
        refused(messages(), STANDARD.withText("label")));
    assertEquals(
        "the words of 'body' in their order cannot stand beside other features; --bag takes its"
            + " words so",
        refused(messages(), TEXT.withFeatures(List.of("body", "size"))));
    assertEquals(
        "at least two classes are needed, but every label is 'p'; name all classes, as --classes"
            + " cat,dog, or choose another --label column",
        refused("body,label\na b,p\na b c,p\n", TEXT));
  }

  @Test
  void readsATextOfAMegabyteInATable() throws IOException {
    String long1 = "word ".repeat(200_000);
    Dataset data = load("body,label\n" + long1 + ",a\nword word,b\n", TEXT).dataset();
    assertEquals(long1.length(), data.views().of(0).text().length());
  }

  @Test
  void namesTheLineThatIsNoUtf8() throws IOException {
    Path file = folder.resolve("latin.csv");
    Files.write(file, "body,label\nplain,a\ncaf\u00e9,b\n".getBytes("ISO-8859-1"));
    String message =
        assertThrows(InputException.class, () -> Sources.load(file.toString(), TEXT)).getMessage();
    assertEquals(
        file + ", line 3: not text in UTF-8; name its encoding, as --encoding windows-1252",
        message);
  }

  @Test
  void aFolderOfTextsHasTheIdsOfATableOfThem() throws IOException {
    Path root = texts();
    Loaded loaded = Sources.load(root.toString(), STANDARD);
    Dataset data = loaded.dataset();
    assertEquals(List.of("ham", "spam"), data.schema().classes());
    assertEquals(16, data.size());
    assertEquals("see you\n", data.views().of(0).text());
    assertTrue(loaded.notes().contains("1 files are no texts and were left out"));
    Path csv =
        Files.writeString(folder.resolve("t.csv"), "text,label\n\"see you\n\",ham\nx y,spam\n");
    LoadOptions split =
        STANDARD.withSplit(SplitRule.standard().withFractions(new SplitFractions(1, 0, 0)));
    assertThrows(InputException.class, () -> Sources.load(csv.toString(), split.withText("text")));
    Dataset table = Sources.load(csv.toString(), bagOf("text", data, split)).dataset();
    assertEquals(data.ids().get(0), table.ids().get(0));
  }

  private static LoadOptions bagOf(String column, Dataset like, LoadOptions options) {
    TextEncoding known = like.preparation().encoding().orElseThrow().texts().get(0);
    return options.withWords(WordRules.standard().withKnown(known));
  }

  private Path texts() throws IOException {
    Path root = folder.resolve("mails");
    for (int i = 0; i < 16; i++) {
      String name = (i % 2 == 0 ? "ham/" : "spam/") + i;
      Path file = root.resolve("train").resolve(name + ".txt");
      Files.createDirectories(file.getParent());
      Files.writeString(file, i == 0 ? "see you\n" : "see " + name + " you");
    }
    Files.writeString(root.resolve("train/readme.md"), "no text of a class");
    return root;
  }

  @Test
  void namesTheFileAndLineThatIsNoUtf8() throws IOException {
    Path file = texts().resolve("train/spam/9.txt");
    Files.write(file, "one\ntwo\ncaf\u00e9".getBytes("ISO-8859-1"));
    assertEquals(
        file + ", line 3: not text in UTF-8; name its encoding, as --encoding windows-1252",
        assertThrows(
                InputException.class,
                () -> Sources.load(folder.resolve("mails").toString(), STANDARD))
            .getMessage());
    Dataset data =
        Sources.load(
                folder.resolve("mails").toString(),
                STANDARD.withCharset(java.nio.charset.StandardCharsets.ISO_8859_1))
            .dataset();
    assertEquals("one\ntwo\ncafé", data.views().of(data.size() - 1).text()); // the last by name
  }
}
