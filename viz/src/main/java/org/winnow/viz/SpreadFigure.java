package org.winnow.viz;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.IntStream;
import org.winnow.insight.Passes;

/**
 * What several passes, or networks, say of one example: for each class the mean probability as a
 * bar, and as a whisker one standard deviation to either side. Wide whiskers mean that they
 * disagree, which more labels can mend; even bars with narrow ones, that the example is a hard one.
 */
public final class SpreadFigure {
  private static final int MOST = 20;
  private static final int WIDTH = 460;
  private static final int ROW = 20;
  private static final int TOP = 44;
  private static final int LEFT = 110;
  private static final int RIGHT = 90;

  private SpreadFigure() {}

  /**
   * One example; of more than {@value #MOST} classes the most probable.
   *
   * @param name of the example, as a person knows it
   * @param i its position in the passes
   */
  public static Figure of(String name, Passes passes, int i) {
    float[] mean = passes.probabilities()[i];
    float[] spread = passes.spread(i);
    List<Integer> shown = shown(mean);
    String title = name + ": what " + passes.count() + " passes say";
    Sheet sheet = new Sheet(title).left("class").right("mean", "spread");
    for (int c : shown) {
      sheet.row(passes.classes().get(c), Say.probability(mean[c]), Say.probability(spread[c]));
    }
    String left = mean.length > MOST ? " The most probable " + MOST + " classes." : "";
    sheet.note(
        "Disagreement (mutual information) "
            + Say.decimal(passes.mutualInformation(i))
            + " nats; "
            + Say.percent(passes.modalShare(i))
            + " of the passes agree on the commonest answer."
            + left);
    int height = TOP + ROW * shown.size() + 12;
    return Drawing.attach(
        sheet.figure(), () -> Drawing.card(WIDTH, height, g -> draw(g, title, passes, i, shown)));
  }

  /** Class indices in their order. */
  private static List<Integer> shown(float[] mean) {
    return IntStream.range(0, mean.length)
        .boxed()
        .sorted((a, b) -> Float.compare(mean[b], mean[a]))
        .limit(MOST)
        .sorted()
        .toList();
  }

  private static void draw(Graphics2D g, String title, Passes passes, int i, List<Integer> shown) {
    g.setFont(Ink.bold(13));
    Drawing.text(g, Ink.TEXT, Drawing.fit(g, title, WIDTH - 24), 12, 24);
    g.setFont(Ink.plain(12));
    for (int row = 0; row < shown.size(); row++) {
      int c = shown.get(row);
      int y = TOP + ROW * row;
      String name = Drawing.fit(g, passes.classes().get(c), LEFT - 24);
      Drawing.endingAt(g, Ink.TEXT, name, LEFT - 8, y + 12);
      bar(g, y, passes.probabilities()[i][c], passes.spread(i)[c]);
    }
  }

  private static void bar(Graphics2D g, int y, double mean, double spread) {
    double full = WIDTH - LEFT - RIGHT;
    g.setColor(Ink.BLUE);
    g.fillRect(LEFT, y + 2, (int) Math.max(1, Math.round(full * mean)), ROW - 8);
    int from = LEFT + (int) Math.round(full * Math.max(0, mean - spread));
    int to = LEFT + (int) Math.round(full * Math.min(1, mean + spread));
    int middle = y + 2 + (ROW - 8) / 2;
    g.setColor(Ink.ORANGE);
    g.setStroke(new BasicStroke(2));
    g.drawLine(from, middle, to, middle);
    g.drawLine(from, middle - 4, from, middle + 4);
    g.drawLine(to, middle - 4, to, middle + 4);
    String words = Say.probability(mean) + " ± " + Say.probability(spread);
    Drawing.text(g, Ink.SOFT, words, WIDTH - RIGHT + 6, y + 12);
  }
}
