package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;

class LabelGridTest {
  private static final List<String> ODD =
      List.of("<b>&", "a\"b", "c", "d", "e", "f", "g", "h", "i", "j", "k");

  private static LabelGrid grid(Dataset data, int n) {
    List<LabelGrid.Item> items = new ArrayList<>();
    for (int row = 0; row < n; row++) {
      String next = data.schema().classes().get((row + 1) % data.schema().classes().size());
      items.add(
          new LabelGrid.Item(data.ids().get(row), Optional.of(next), .971, "for <i> & \"q\""));
    }
    return new LabelGrid("Labelling <digits>", "In-sample.", data, items);
  }

  private static LabelGrid.Standing standing(Dataset data, Set<String> pending) {
    return new LabelGrid.Standing(data, pending, pending.size(), Set.of(), Map.of());
  }

  private static LabelTurn turn(int n) {
    return new LabelTurn(LabelQuery.all(), 1, 40, n, n, true);
  }

  private static Dataset relabelled(Dataset data, int row, String to) {
    LabelEdit edit =
        new LabelEdit.Relabel(
            data.ids().get(row), Optional.of(data.label(row)), Optional.of(to), Pictured.BY);
    return data.with(List.of(edit));
  }

  @Test
  void theModuleFollowsTheContractAndWorksOffline() {
    Dataset data = Pictured.digits(4);
    View view = grid(data, 4).view(standing(data, Set.of()), turn(4));
    assertEquals("winnow.LabelGrid", view.name());
    assertTrue(view.module().contains("export default { render }"));
    assertFalse(view.module().contains("import "), "must work offline");
    assertFalse(view.module().contains("innerHTML"), "data is never markup");
    assertTrue(view.css().contains(".winnow-label-grid"));
    for (String key : grid(data, 4).changes(standing(data, Set.of())).keySet()) {
      assertTrue(view.state().containsKey(key), key);
    }
  }

  @Test
  void packsThePicturesOneBehindTheOther() throws Exception {
    Dataset data = Pictured.digits(3);
    Map<String, Object> state = grid(data, 3).view(standing(data, Set.of()), turn(4)).state();
    byte[] all = (byte[]) state.get("pictures");
    List<?> ends = (List<?>) state.get("ends");
    assertEquals(all.length, ends.get(2));
    byte[] second = Arrays.copyOfRange(all, (Integer) ends.get(0), (Integer) ends.get(1));
    assertEquals(8, ImageIO.read(new ByteArrayInputStream(second)).getWidth());
  }

  @Test
  void aClassOfOneCharacterIsItsOwnKeyAndOthersGoByOrder() {
    assertEquals(List.of("0", "1", "7"), LabelGrid.keys(List.of("0", "1", "7")));
    assertEquals(List.of("a", "b"), LabelGrid.keys(List.of("A", "b")));
    assertEquals(List.of("1", "2"), LabelGrid.keys(List.of("a", "A")));
    assertEquals(List.of("1", "2", "3"), LabelGrid.keys(List.of("cat", "dog", "1")));
    List<String> many = IntStream.range(0, 40).mapToObj(i -> "class " + i).toList();
    List<String> keys = LabelGrid.keys(many);
    assertEquals(List.of("9", "0", "a"), keys.subList(8, 11));
    assertEquals(36, keys.stream().filter(k -> !k.isEmpty()).distinct().count());
    assertEquals("", keys.get(39));
  }

  @Test
  void marksSayHowEachLabelCameAbout() {
    Dataset data = Pictured.digits(5);
    String edited = data.ids().get(1);
    Dataset now = relabelled(relabelled(data, 1, "8"), 2, "8");
    now = now.with(List.of(new LabelEdit.Drop(data.ids().get(3), Pictured.BY)));
    Map<String, Object> state =
        grid(data, 5)
            .changes(
                new LabelGrid.Standing(
                    now,
                    Set.of(edited),
                    1,
                    Set.of(data.ids().get(4), edited),
                    Map.of(data.ids().get(0), "", data.ids().get(1), "a 1\nor a 7?")));
    assertEquals(List.of("", "pending", "hand", "gone", "skipped"), state.get("marks"));
    assertEquals(List.of("0", "8", "8", "?", "4"), state.get("labels"));
    assertEquals(List.of("⚑", "⚑ a 1 or a 7?", "", "", ""), state.get("flags"));
    assertEquals(1, state.get("pending"));
  }

  @Test
  void tellsWhereThePageLiesAndWhatWasAskedFor() {
    LabelQuery query =
        LabelQuery.of(Map.of("shown", "disputed", "label", "3", "suggested", "", "sort", "surest"));
    assertEquals(
        new LabelQuery(
            LabelQuery.Shown.DISPUTED, Optional.of("3"), Optional.empty(), LabelQuery.Sort.SUREST),
        query);
    Map<?, ?> state =
        (Map<?, ?>)
            grid(Pictured.digits(4), 4)
                .turned(new LabelTurn(query, 2, 40, 90, 1797, true))
                .get("turn");
    assertEquals("disputed", state.get("shown"));
    assertEquals("", state.get("suggested"));
    assertEquals(
        List.of(2, 3, 40, 90, 1797),
        List.of(
            state.get("page"),
            state.get("pages"),
            state.get("size"),
            state.get("found"),
            state.get("total")));
    assertEquals(LabelQuery.all(), LabelQuery.of(Map.of()));
    assertThrows(InputException.class, () -> LabelQuery.of(Map.of("sort", "upwards")));
  }

  @Test
  void aTextIsShownAsItIsAndATablesRowByItsColumns() {
    ExampleView text = new ExampleView.Passage("Dear <b>all</b>,\n\n  see \u202ebelow");
    ExampleView row = new ExampleView.Row(List.of("age", "<x>"), List.of("7", "a\tb"));
    Dataset data = Pictured.digits(2);
    Dataset worded = data.toBuilder().views(i -> i == 0 ? text : row).build();
    List<?> items = (List<?>) grid(worded, 2).turned(turn(2)).get("items");
    Map<?, ?> first = (Map<?, ?>) items.get(0);
    assertEquals("Dear <b>all</b>,\n\n  see \ufffdbelow", first.get("text"));
    assertEquals(List.of(), first.get("cells"));
    Map<?, ?> second = (Map<?, ?>) items.get(1);
    assertEquals(List.of(List.of("age", "7"), List.of("<x>", "a b")), second.get("cells"));
    assertEquals("", second.get("text"));
  }

  @Test
  void theStaticFigureHoldsTheFinalLabelsAndTheCommandsEscaped() {
    Dataset data = Pictured.dataset(6, 8, ODD);
    Dataset now = relabelled(data, 1, "<b>&");
    Figure figure =
        grid(data, 6)
            .figure(standing(now, Set.of(data.ids().get(1))), List.of("%relabel 9e37 a\"b><b>&"));
    String html = (String) figure.bundle().get(Figure.HTML);
    assertFalse(html.contains("<b>&amp;</b>") && html.contains("<i>"), html);
    assertFalse(html.contains("<digits>"), html);
    assertTrue(html.contains("%relabel 9e37 a&quot;b&gt;&lt;b&gt;&amp;"), html);
    assertTrue(figure.text().contains("%relabel 9e37 a\"b><b>&"), figure.text());
    assertTrue(figure.text().contains("1 pending edit"), figure.text());
    assertTrue(figure.text().contains("edited"), figure.text());
    assertArrayEquals(
        new byte[] {(byte) 137, 'P'}, Arrays.copyOf((byte[]) figure.bundle().get(Figure.PNG), 2));
  }

  @Test
  void refusesMoreThanAPage() {
    Dataset data = Pictured.digits(101);
    assertThrows(IllegalArgumentException.class, () -> grid(data, 101));
  }
}
