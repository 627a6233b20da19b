package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Shape;
import org.winnow.datasets.SourceNote;

class FormatTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyTextSurvivesEscapingOnOneLine() {
    Random random = new Random(5);
    String odd = "\\\t\n\r\u0000\u007f\u0085\u2028\ufeffaé日\ud83d\ude00\ud800 =-#";
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append(odd.charAt(random.nextInt(odd.length())));
      }
      String escaped = Fields.escape(text.toString());
      assertFalse(escaped.chars().anyMatch(c -> c < ' ' || c == 0x2028), escaped);
      byte[] stored = escaped.getBytes(StandardCharsets.UTF_8);
      assertEquals(text.toString(), Fields.unescape(new String(stored, StandardCharsets.UTF_8)));
    }
  }

  @Test
  void aWrongEscapeIsNamed() {
    for (String wrong : List.of("a\\", "\\x", "\\u12", "\\u00G0", "\\u12")) {
      assertThrows(InputException.class, () -> Fields.unescape(wrong), wrong);
    }
  }

  @Test
  void theShardOfAnIdIsTheStartOfItsHash() {
    // printf abc | sha256sum begins ba7816bf
    assertEquals(0xb, new ShardLayout(1).shardOf("abc"));
    assertEquals("ba.tsv", new ShardLayout(2).file(new ShardLayout(2).shardOf("abc")));
    assertEquals("ba/ba7.tsv", new ShardLayout(3).file(new ShardLayout(3).shardOf("abc")));
    assertEquals("ba/ba781.tsv", new ShardLayout(5).file(new ShardLayout(5).shardOf("abc")));
  }

  @Test
  void shardsHaveSomeHundredLines() {
    assertEquals(1, ShardLayout.forSize(0).digits());
    assertEquals(1, ShardLayout.forSize(1_797).digits());
    assertEquals(2, ShardLayout.forSize(60_000).digits());
    assertEquals(3, ShardLayout.forSize(1_000_000).digits());
    assertEquals(5, ShardLayout.forSize(Integer.MAX_VALUE).digits());
  }

  @Test
  void judgementsAreMergedInTheOrderOfIdsAndCounters() {
    ShardText shard =
        new ShardText(
            "labels/0.tsv", bytes("a\tx\tlabel\t1\t1\tsource\nc\tx\tlabel\t-\t1\tsource\n"));
    byte[] merged =
        shard.withJudgements(
            List.of(
                judgement("c", 2, Judgement.Kind.DROP, ""),
                judgement("a", 3, Judgement.Kind.FORGET, ""),
                judgement("b", 1, Judgement.Kind.FLAG, "odd\tone"),
                judgement("a", 2, Judgement.Kind.FLAG, "")));
    assertEquals(
        """
        a	x	label	1	1	source
        a	me	flag	-	2	hand
        a	me	forget	-	3	hand
        b	me	flag	-	1	hand	odd\\tone
        c	x	label	-	1	source
        c	me	drop	-	2	hand
        """,
        new String(merged, StandardCharsets.UTF_8));
    assertEquals(3, new ShardText("labels/0.tsv", merged).judgements("a").size());
  }

  private static Judgement judgement(String id, int counter, Judgement.Kind kind, String note) {
    var by = new org.winnow.datasets.Attribution("me", org.winnow.datasets.Origin.HAND);
    return new Judgement(id, counter, kind, OptionalInt.empty(), by, note);
  }

  @Test
  void wrongLinesAreNamedWithFileAndNumber() {
    for (String wrong :
        List.of(
            "a\tx\tlabel\t1\t1",
            "a\tx\tlabel\tone\t1\thand",
            "a\tx\tlabel\t1\t99999999999\thand",
            "a\tx\tlabel\t1\t\thand",
            "a\tx\tlabel\t1\t1\tguess",
            "a\t \tlabel\t1\t1\thand",
            "a\\q\tx\tlabel\t1\t1\thand",
            "a\tx\tlike\t1\t1\thand",
            "a\tx\tdrop\t1\t1\thand")) {
      LineCursor line = new LineCursor("labels/0.tsv", bytes(wrong + "\n"));
      line.next();
      InputException refused =
          assertThrows(InputException.class, () -> Judgement.read(line), wrong);
      assertTrue(refused.getMessage().startsWith("labels/0.tsv, line 1 "), refused.getMessage());
    }
    LineCursor open = new LineCursor("labels/0.tsv", bytes("a\tb"));
    assertThrows(InputException.class, open::next);
  }

  @Test
  void everyPreparationStepSurvives() {
    List<Preparation.Step> known =
        List.of(
            new Preparation.Scale(.1f, 1 / 255f),
            new Preparation.Standardize(List.of(1f, -2.5e-8f), List.of(.3f, 7e9f)));
    Description description =
        new Description(
            "n\n\"ä",
            new SourceNote("s", "l", "a"),
            new Shape(2, 1, 1),
            true,
            List.of("a", "b"),
            List.of("c\t"),
            new Preparation(known));
    assertEquals(description, Description.parse(description.json()));
    assertArrayEquals(description.json(), Description.parse(description.json()).json());
    List<Class<?>> types = List.of(Preparation.Step.class.getPermittedSubclasses());
    assertTrue(types.stream().allMatch(Class::isRecord), "a step is stored as a record");
    assertThrows(InputException.class, () -> Description.parse(bytes("{}")));
    assertThrows(InputException.class, () -> Description.parse(bytes("{")));
  }

  @Test
  void vocabularyNumbersLastAndAreNotGivenTwice() {
    Vocabulary first = Vocabulary.of(List.of("a", "b\t"));
    Vocabulary later = first.renamed("a", "A").with("c");
    assertEquals("0\tA\n1\tb\\t\n2\tc\n", later.text());
    assertEquals(later, Vocabulary.parse(bytes(later.text())));
    assertEquals(7, Vocabulary.parse(bytes("6\tx\n3\ty\n")).with("z").id(2));
    assertThrows(InputException.class, () -> Vocabulary.parse(bytes("1\ta\n1\tb\n")));
    assertThrows(InputException.class, () -> Vocabulary.parse(bytes("1\ta\n2\ta\n")));
    assertEquals(-1, Vocabulary.parse(bytes("6\tx\n")).indexById()[5]);
  }

  @Test
  void aFileThatIsNoFormatFileIsRefused() {
    for (String wrong :
        List.of("", "git 1", "winnow-labels x", "winnow-labels 1\nshard-digits 7\n")) {
      assertThrows(InputException.class, () -> FormatFile.parse(bytes(wrong)), wrong);
    }
    assertEquals(3, FormatFile.parse(bytes("winnow-labels 1\nshard-digits 3\n")).layout().digits());
    assertTrue(
        Arrays.equals(
            bytes("winnow-labels 1\nshard-digits 2\n"),
            bytes(new FormatFile(new ShardLayout(2)).text())));
  }
}
