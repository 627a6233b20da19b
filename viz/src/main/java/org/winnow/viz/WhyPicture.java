package org.winnow.viz;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView.Picture;
import org.winnow.insight.Why;

/** Draws a {@link WhyFigure}: example, probabilities and loss side by side, neighbours below. */
final class WhyPicture {
  private static final int WIDTH = 760;
  private static final int UPPER = 232;
  private static final int BARS = 180;
  private static final int BAR_NAMES = 70;
  private static final int BAR_ROOM = 110;
  private static final int TILE = 73;

  private final Dataset data;
  private final Why why;
  private final int row;

  WhyPicture(Dataset data, Why why, int row) {
    this.data = data;
    this.why = why;
    this.row = row;
  }

  byte[] png() {
    List<Why.Neighbour> near =
        why.neighbours().stream()
            .filter(n -> data.ids().find(n.id()) >= 0)
            .limit(WhyFigure.NEIGHBOURS)
            .toList();
    return Drawing.card(
        WIDTH,
        near.isEmpty() ? UPPER : UPPER + 134,
        g -> {
          example(g);
          probabilities(g);
          loss(g);
          neighbours(g, near);
        });
  }

  private void example(Graphics2D g) {
    g.setFont(Ink.bold(13));
    Drawing.text(g, Ink.TEXT, "example " + data.ids().shortest(row), 12, 24);
    int y = 40;
    if (data.views().of(row) instanceof Picture picture) {
      Thumbnail small = Thumbnail.of(picture);
      int factor = Math.max(1, 112 / Math.max(picture.width(), picture.height()));
      int width = Math.max(small.shownWidth(), small.picture().width() * factor);
      int height = Math.max(small.shownHeight(), small.picture().height() * factor);
      g.drawImage(small.image(), 13, y, width, height, null);
      g.setColor(Ink.FRAME);
      g.drawRect(12, y - 1, width + 1, height + 1);
      y += height + 20;
    } else {
      y += 20;
    }
    g.setFont(Ink.plain(12));
    List<String> classes = data.schema().classes();
    caption(g, "labelled " + classes.get(why.suspect().given()), y);
    caption(g, "suggested " + classes.get(why.suspect().suggested()), y + 17);
    caption(g, "suspect " + Say.count(why.rank() + 1L) + " of " + Say.count(why.of()), y + 34);
  }

  private static void caption(Graphics2D g, String text, int y) {
    Drawing.text(g, Ink.TEXT, Drawing.fit(g, Escape.line(text), BARS - 24), 12, y);
  }

  private void probabilities(Graphics2D g) {
    g.setFont(Ink.bold(12));
    Drawing.text(g, Ink.TEXT, "probability", BARS, 24);
    g.setFont(Ink.plain(11));
    key(g, Ink.BLUE, "network says", BARS, 42);
    key(g, Ink.ORANGE, "probably true", BARS + 105, 42);
    int[] classes = WhyFigure.shownClasses(why);
    for (int i = 0; i < classes.length; i++) {
      int c = classes[i];
      int y = 56 + 28 * i;
      g.setFont(c == why.suspect().given() ? Ink.bold(12) : Ink.plain(12));
      String name = Drawing.fit(g, Escape.line(data.schema().classes().get(c)), BAR_NAMES - 8);
      Drawing.endingAt(g, Ink.TEXT, name, BARS + BAR_NAMES - 6, y + 15);
      g.setFont(Ink.plain(10));
      bar(g, why.network()[c], Ink.BLUE, y);
      bar(g, why.posterior()[c], Ink.ORANGE, y + 11);
    }
  }

  private static void key(Graphics2D g, Color colour, String text, int x, int y) {
    g.setColor(colour);
    g.fillRect(x, y - 9, 10, 10);
    Drawing.text(g, Ink.SOFT, text, x + 14, y);
  }

  private static void bar(Graphics2D g, float probability, Color colour, int y) {
    int length = Math.max(1, Math.round(BAR_ROOM * probability));
    int x = BARS + BAR_NAMES;
    g.setColor(colour);
    g.fillRect(x, y, length, 9);
    Drawing.text(g, Ink.SOFT, Say.probability(probability), x + length + 5, y + 9);
  }

  private void loss(Graphics2D g) {
    int n = why.epochs().size();
    int[] epochs = IntStream.rangeClosed(1, n).toArray();
    double[] losses = why.epochs().stream().mapToDouble(Why.Epoch::loss).toArray();
    new LineChart(350, UPPER - 10, "loss of the label (nats)")
        .falling()
        .withoutLegend()
        .solid("loss", epochs, losses)
        .paint(g, 402, 8);
  }

  private void neighbours(Graphics2D g, List<Why.Neighbour> near) {
    if (near.isEmpty()) {
      return;
    }
    g.setFont(Ink.bold(12));
    Drawing.text(g, Ink.TEXT, "nearest neighbours and their labels", 12, UPPER + 14);
    for (int i = 0; i < near.size(); i++) {
      int at = data.ids().find(near.get(i).id());
      int middle = 16 + TILE * i + TILE / 2;
      int y = UPPER + 26;
      if (data.views().of(at) instanceof Picture picture) {
        TileSheet.picture(g, Thumbnail.of(picture), middle, y);
      }
      g.setFont(Ink.plain(11));
      Drawing.centred(g, Ink.SOFT, data.ids().shortest(at), middle, y + 80);
      g.setFont(Ink.bold(12));
      String label = Escape.line(data.schema().classes().get(near.get(i).label()));
      Drawing.centred(g, Ink.TEXT, Drawing.fit(g, label, TILE - 4), middle, y + 95);
    }
  }
}
