package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.Origin;
import org.winnow.datasets.repository.Change;
import org.winnow.datasets.repository.ClassChange;
import org.winnow.datasets.repository.LabelDiff;

/** What reviewers of labels read on a git host. */
class ReviewPageTest {
  private static final String HOSTILE =
      "a|b](http://www.evil.example)<img src=x>`@all` #1 **x**\n| y";
  private static final Pattern CODE = Pattern.compile("<code>(.*?)</code>");
  private final Dataset digits = Pictured.digits(300);

  private static ReviewPage.Question question(String title) {
    return new ReviewPage.Question(
        title,
        List.of("3 commits since they parted."),
        (id, label) -> label.equals("1") ? Optional.of(.25) : Optional.empty());
  }

  private static LabelDiff relabelled(Dataset data, int n, String by) {
    Attribution who = new Attribution(by, Origin.HAND);
    List<Change> changes = new ArrayList<>();
    IntStream.range(0, n)
        .forEach(
            row ->
                changes.add(
                    new Change(
                        data.ids().get(row),
                        Optional.of(data.label(row)),
                        Optional.of("1"),
                        Change.Kind.RELABELLED,
                        who)));
    return new LabelDiff(changes, List.of());
  }

  @Test
  void countsByPairOfClassesByAuthorAndEveryChangeAreTables() {
    LabelDiff diff = History.diff(digits);
    String page =
        new ReviewPage(question("sevens → main"), diff, List.of(digits))
            .markdown(Optional.of("review.png"));
    assertTrue(
        page.startsWith("## Labels: <code>sevens → main</code>\n\n3 commits since they parted.\n"),
        page);
    assertTrue(page.contains("\n**7 relabelled, 1 added, 1 dropped**\n"), page);
    assertTrue(page.contains("\n| <code>0</code> | <code>1</code> | 6 |\n"), page);
    assertTrue(page.contains("class <code>seven</code> is now <code>7</code>"), page);
    assertTrue(page.contains("\n| <code>Ada</code> | 7 |  | 1 | 1 |  |\n"), page);
    assertTrue(page.contains("\n![The changed examples, before → after](review.png)\n"), page);
    String id = digits.ids().shortest(10);
    assertTrue(
        page.contains("| <code>" + id + "</code> | relabelled | <code>0</code> | <code>1</code> |"),
        page);
    assertTrue(page.contains("| <code>1 0.25</code> |"), page);
  }

  @Test
  void namesTextsAndMessagesAreDataNeverMarkup() {
    Dataset texts = digits.toBuilder().views(row -> new ExampleView.Passage(HOSTILE)).build();
    Attribution who = new Attribution(HOSTILE, Origin.HAND);
    LabelDiff diff =
        new LabelDiff(
            List.of(
                new Change(
                    texts.ids().get(0),
                    Optional.of(HOSTILE),
                    Optional.of("1"),
                    Change.Kind.RELABELLED,
                    who)),
            List.of(new ClassChange(Optional.of(HOSTILE), Optional.empty())));
    String page =
        new ReviewPage(question(HOSTILE), diff, List.of(texts)).markdown(Optional.empty());
    List<String> data = CODE.matcher(page).results().map(one -> one.group(1)).toList();
    assertTrue(data.size() >= 6, page);
    for (String one : data) {
      assertTrue(one.replaceAll("&#\\d+;", "").matches("[A-Za-z0-9 ,;()'\"/=+%.?…→-]*"), one);
      assertFalse(one.contains("www."), one);
    }
    String rest = CODE.matcher(page).replaceAll((MatchResult one) -> "");
    for (String bad : List.of("evil", "@all", "<img", "#1", "**x", "](")) {
      assertFalse(rest.contains(bad), bad + " in " + rest);
    }
    assertEquals(1, page.lines().filter(line -> line.startsWith("| 1 | ")).count());
  }

  @Test
  void ofManyChangesTheFirstAreShownAndTheRestCounted() {
    LabelDiff diff = relabelled(digits, 230, "Ada");
    ReviewPage page = new ReviewPage(question("many"), diff, List.of(digits));
    String text = page.markdown(Optional.of("review.png"));
    assertTrue(text.contains("\n| 200 | ") && !text.contains("\n| 201 | "));
    assertTrue(text.endsWith("The first 200 changes are shown; 30 more are only counted.\n"));
    Figure sheet = page.sheet();
    assertTrue(sheet.text().endsWith("… and 30 more"), sheet.text());
    assertTrue(sheet.bundle().containsKey(Figure.PNG));
  }

  @Test
  void rowsOfATableAreDrawnAsATable() {
    ExampleView.Row row = new ExampleView.Row(List.of("length", "width"), List.of("3.5", "4"));
    Dataset table = digits.toBuilder().views(r -> row).build();
    Figure sheet =
        new ReviewPage(question("rows"), relabelled(table, 3, "Ada"), List.of(table)).sheet();
    assertTrue(sheet.text().contains("length"), sheet.text());
    assertTrue(sheet.bundle().containsKey(Figure.PNG));
  }
}
