package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.Origin;
import org.winnow.datasets.repository.Choice;
import org.winnow.datasets.repository.MergeConflict;
import org.winnow.datasets.repository.Side;
import org.winnow.datasets.repository.Verdict;

class ConflictPageTest {
  private static final Attribution BY = new Attribution("anna <a>", Origin.HAND);
  private final Dataset data = Pictured.digits(2);

  private static Verdict said(String label) {
    return new Verdict(Verdict.Kind.THERE, Optional.of(label), Optional.of(BY));
  }

  private ConflictItem item(boolean clash) {
    MergeConflict conflict =
        new MergeConflict(data.ids().get(0), said("3"), said("8"), said("<5>"), clash);
    var ours = new ConflictItem.Face(clash ? "ours" : "", data.views().of(0));
    var theirs = new ConflictItem.Face("theirs", new ExampleView.Passage("another"));
    return new ConflictItem(
        conflict, "9e", clash ? List.of(ours, theirs) : List.of(ours), Map.of("8", .931, "3", .02));
  }

  private static ConflictPage page(ConflictItem... items) {
    return new ConflictPage(
        "1 conflict <x>",
        "",
        List.of("3", "8", "<5>"),
        List.of(items),
        new ConflictPage.Turn(1, 1));
  }

  private static ConflictPage.Standing settled(ConflictItem item, Choice choice) {
    return new ConflictPage.Standing(Map.of(item.conflict().id(), choice), 0);
  }

  private static ConflictPage.Standing open() {
    return new ConflictPage.Standing(Map.of(), 1);
  }

  @Test
  void theModuleFollowsTheContractAndHasAllOfItsState() {
    View view = page(item(false)).view(open());
    assertTrue(view.module().contains("export default { render }"));
    assertFalse(view.module().contains("import "), "must work offline");
    assertFalse(view.module().contains("innerHTML"), "data is never markup");
    for (String key : page(item(false)).changes(open()).keySet()) {
      assertTrue(view.state().containsKey(key), key);
      assertTrue(view.module().contains("\"" + key + "\""), key + " is drawn");
    }
  }

  @Test
  void eachSideIsThereWithItsAuthorAndTheNetworksProbability() {
    Map<?, ?> tile = (Map<?, ?>) ((List<?>) page(item(false)).turned().get("items")).get(0);
    List<?> sides = (List<?>) tile.get("sides");
    assertEquals(
        Map.of("side", "base", "label", "3", "by", "anna <a>", "probability", "0.02"),
        sides.get(0));
    assertEquals("0.93", ((Map<?, ?>) sides.get(1)).get("probability"));
    assertEquals("", ((Map<?, ?>) sides.get(2)).get("probability"), "a class it does not know");
    assertEquals(1, ((List<?>) tile.get("faces")).size());
  }

  @Test
  void differentExamplesUnderOneIdAreBothShown() {
    Map<String, Object> state = page(item(true)).turned();
    List<?> faces = (List<?>) ((Map<?, ?>) ((List<?>) state.get("items")).get(0)).get("faces");
    assertEquals("ours", ((Map<?, ?>) faces.get(0)).get("caption"));
    assertEquals("another", ((Map<?, ?>) faces.get(1)).get("text"));
    List<?> ends = (List<?>) state.get("ends");
    assertEquals(ends.get(0), ends.get(1), "words take no bytes among the pictures");
    String text = page(item(true)).figure(open(), List.of()).text();
    assertTrue(text.contains("different examples under one id"), text);
    assertTrue(text.contains("another"), text);
  }

  @Test
  void marksAndOutcomesFollowTheChoices() {
    ConflictItem item = item(false);
    Map<String, Object> state = page(item).changes(open());
    assertEquals(List.of(""), state.get("marks"));
    assertEquals(List.of(""), state.get("outcomes"));
    state = page(item).changes(settled(item, Choice.of(Side.THEIRS, BY)));
    assertEquals(List.of("theirs"), state.get("choices"));
    assertEquals(List.of("<5>"), state.get("outcomes"));
    state = page(item).changes(settled(item, Choice.of(Optional.empty(), BY)));
    assertEquals(List.of("other"), state.get("choices"));
    assertEquals(List.of("?"), state.get("outcomes"));
    assertEquals(1, state.get("pending"));
    assertEquals(0, state.get("left"));
  }

  @Test
  void theStaticFigureHoldsSidesChoicesAndCommandsEscaped() {
    ConflictItem item = item(false);
    Figure figure =
        page(item)
            .figure(settled(item, Choice.of(Side.THEIRS, BY)), List.of("%resolve 9e \"<5>\""));
    String html = (String) figure.bundle().get(Figure.HTML);
    assertFalse(html.contains("<5>") || html.contains("<x>") || html.contains("<a>"), html);
    assertTrue(html.contains("%resolve 9e &quot;&lt;5&gt;&quot;"), html);
    assertTrue(html.contains("ours: 8 by anna &lt;a&gt;, p 0.93"), html);
    assertTrue(figure.text().contains("theirs: <5>"), figure.text());
    assertTrue(figure.bundle().containsKey(Figure.PNG));
  }

  @Test
  void refusesMoreThanAPage() {
    ConflictItem[] many = Collections.nCopies(101, item(false)).toArray(ConflictItem[]::new);
    assertThrows(IllegalArgumentException.class, () -> page(many));
  }
}
