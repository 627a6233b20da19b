package org.winnow.viz;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.insight.TrainingDynamics;

/** The static form of a {@link DynamicsMap}. */
record DynamicsFigure(
    String title, String note, Dataset data, int[] rows, List<TrainingDynamics> dynamics) {
  private static final int LISTED = 8;
  private static final int SIDE = 420;
  private static final int LEFT = 56;
  private static final int TOP = 40;
  private static final int BOTTOM = 60;

  Figure figure() {
    Sheet sheet = new Sheet(title).left("which", "id", "label");
    sheet.right("confidence", "variability", "called so", "forgotten");
    list(sheet, "hardest", Comparator.comparingDouble(i -> dynamics.get(i).confidence()));
    list(sheet, "most ambiguous", Comparator.comparingDouble(i -> -dynamics.get(i).variability()));
    sheet.note(note);
    return Drawing.attach(
        sheet.figure(), () -> Drawing.card(LEFT + SIDE + 24, TOP + SIDE + BOTTOM, this::draw));
  }

  private void list(Sheet sheet, String which, Comparator<Integer> order) {
    IntStream.range(0, rows.length)
        .boxed()
        .sorted(order)
        .limit(LISTED)
        .forEach(i -> row(sheet, which, i));
  }

  private void row(Sheet sheet, String which, int i) {
    TrainingDynamics d = dynamics.get(i);
    sheet.row(
        which,
        data.ids().shortest(rows[i]),
        data.label(rows[i]),
        Say.decimal(d.confidence()),
        Say.decimal(d.variability()),
        d.correct() + " of " + d.epochs(),
        Integer.toString(d.forgotten()));
  }

  private void draw(Graphics2D g) {
    g.setFont(Ink.bold(13));
    Drawing.text(g, Ink.TEXT, Drawing.fit(g, Escape.line(title), LEFT + SIDE), 12, 24);
    axes(g);
    for (int i = 0; i < rows.length; i++) {
      TrainingDynamics d = dynamics.get(i);
      g.setColor(colour(d.correctness()));
      g.fillOval(x(d.variability()) - 2, y(d.confidence()) - 2, 4, 4);
    }
    g.setFont(Ink.plain(11));
    int below = TOP + SIDE + 48;
    Drawing.text(g, Ink.ORANGE, "never called as labelled", LEFT, below);
    Drawing.endingAt(g, Ink.BLUE, "called as labelled in every epoch", LEFT + SIDE, below);
  }

  private static void axes(Graphics2D g) {
    g.setColor(Ink.RULE);
    g.drawRect(LEFT, TOP, SIDE, SIDE);
    g.setFont(Ink.plain(11));
    for (int tick = 0; tick <= 4; tick++) {
      double confidence = tick / 4.0;
      String up = String.format(java.util.Locale.ROOT, "%.2f", confidence);
      String across = String.format(java.util.Locale.ROOT, "%.3f", confidence / 2);
      Drawing.endingAt(g, Ink.SOFT, up, LEFT - 6, y(confidence) + 4);
      Drawing.centred(g, Ink.SOFT, across, x(confidence / 2), TOP + SIDE + 16);
    }
    Drawing.text(g, Ink.TEXT, "confidence", 12, TOP - 4);
    Drawing.centred(g, Ink.TEXT, "variability", LEFT + SIDE / 2, TOP + SIDE + 32);
  }

  private static int x(double variability) {
    return LEFT + (int) Math.round(SIDE * 2 * variability);
  }

  private static int y(double confidence) {
    return TOP + SIDE - (int) Math.round(SIDE * confidence);
  }

  /** From orange for never to blue for always, half transparent so that crowds show. */
  private static Color colour(double correctness) {
    Color from = Ink.ORANGE;
    Color to = Ink.BLUE;
    return new Color(
        mixed(from.getRed(), to.getRed(), correctness),
        mixed(from.getGreen(), to.getGreen(), correctness),
        mixed(from.getBlue(), to.getBlue(), correctness),
        140);
  }

  private static int mixed(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }
}
