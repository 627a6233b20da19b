package org.winnow.viz;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A confusion matrix as a picture and as an HTML table; right is blue, wrong is orange. */
final class ConfusionGrid {
  private static final int CELL = 40;
  private static final int HEIGHT = 26;
  private static final int NAMES = 110;
  private static final int TOP = 64;
  private static final int RECALL = 62;

  private final String title;
  private final List<String> classes;
  private final long[][] counts;
  private final long most;
  private final long mostWrong;

  ConfusionGrid(String title, List<String> classes, long[][] counts) {
    this.title = title;
    this.classes = classes;
    this.counts = counts;
    long right = 1;
    long wrong = 1;
    for (int c = 0; c < counts.length; c++) {
      for (int p = 0; p < counts.length; p++) {
        right = Math.max(right, c == p ? counts[c][p] : 0);
        wrong = Math.max(wrong, c == p ? 0 : counts[c][p]);
      }
    }
    this.most = right;
    this.mostWrong = wrong;
  }

  /** 0 to 1: the square root keeps a single mistake visible beside a hundred. */
  private double strength(int label, int predicted) {
    return Math.sqrt((double) counts[label][predicted] / (label == predicted ? most : mostWrong));
  }

  String html() {
    StringBuilder out = new StringBuilder(Html.heading(title));
    out.append("<table style=\"border-collapse:collapse\"><thead><tr>");
    head(out, "label \\ predicted", "left");
    classes.forEach(name -> head(out, name, "center"));
    head(out, "recall", "right");
    out.append("</tr></thead><tbody>");
    for (int c = 0; c < counts.length; c++) {
      out.append("<tr style=\"background:transparent\">");
      head(out, classes.get(c), "left");
      for (int p = 0; p < counts.length; p++) {
        cell(out, c, p);
      }
      out.append("<td style=\"text-align:right;padding:4px 8px\">")
          .append(Say.percent(ConfusionChart.recall(counts, c)))
          .append("</td></tr>");
    }
    return out.append("</tbody></table>").toString();
  }

  private static void head(StringBuilder out, String name, String align) {
    out.append("<th style=\"padding:4px 8px;text-align:").append(align).append("\">");
    out.append(Escape.html(Escape.line(name, 24))).append("</th>");
  }

  private void cell(StringBuilder out, int label, int predicted) {
    // At most .55 opaque: the page's own text, black or white, keeps 4.5:1 on it.
    String shade = String.format(Locale.ROOT, "%.2f", .55 * strength(label, predicted));
    String colour = label == predicted ? "57,135,214" : "217,115,13";
    out.append("<td style=\"text-align:center;padding:4px 8px;background-color:rgba(")
        .append(colour)
        .append(',')
        .append(shade)
        .append(")\">")
        .append(counts[label][predicted] == 0 ? "·" : Say.count(counts[label][predicted]))
        .append("</td>");
  }

  byte[] png() {
    int cell = Math.max(CELL, 14 + 8 * Say.count(Math.max(most, mostWrong)).length());
    int width = NAMES + cell * counts.length + RECALL + 16;
    return Drawing.card(
        Math.max(width, 320), TOP + HEIGHT * counts.length + 16, g -> draw(g, cell));
  }

  private void draw(Graphics2D g, int cell) {
    g.setFont(Ink.bold(13));
    Drawing.text(g, Ink.TEXT, Drawing.fit(g, Escape.line(title), 300), 12, 22);
    g.setFont(Ink.plain(11));
    Drawing.endingAt(g, Ink.SOFT, "label \\ predicted", NAMES - 8, TOP - 8);
    int right = NAMES + cell * counts.length;
    Drawing.endingAt(g, Ink.SOFT, "recall", right + RECALL, TOP - 8);
    for (int c = 0; c < counts.length; c++) {
      String name = Escape.line(classes.get(c));
      int y = TOP + HEIGHT * c;
      g.setFont(Ink.bold(11));
      Drawing.centred(
          g, Ink.TEXT, Drawing.fit(g, name, cell - 4), NAMES + cell * c + cell / 2, TOP - 8);
      Drawing.endingAt(g, Ink.TEXT, Drawing.fit(g, name, NAMES - 20), NAMES - 8, y + 17);
      g.setFont(Ink.plain(12));
      for (int p = 0; p < counts.length; p++) {
        drawCell(g, c, p, cell);
      }
      String recall = Say.percent(ConfusionChart.recall(counts, c));
      Drawing.endingAt(g, Ink.TEXT, recall, right + RECALL, y + 17);
    }
  }

  private void drawCell(Graphics2D g, int label, int predicted, int cell) {
    int x = NAMES + cell * predicted;
    int y = TOP + HEIGHT * label;
    g.setColor(shade(label == predicted ? Ink.BLUE : Ink.ORANGE, .6 * strength(label, predicted)));
    g.fillRect(x + 1, y + 1, cell - 2, HEIGHT - 2);
    boolean none = counts[label][predicted] == 0;
    String text = none ? "·" : Say.count(counts[label][predicted]);
    Drawing.centred(g, none ? Ink.SOFT : Ink.TEXT, text, x + cell / 2, y + 17);
  }

  /** A colour laid over paper. */
  private static Color shade(Color colour, double share) {
    int[] over = {colour.getRed(), colour.getGreen(), colour.getBlue()};
    int paper = Ink.PAPER.getRed();
    int[] mixed =
        Arrays.stream(over).map(v -> (int) Math.round(v * share + paper * (1 - share))).toArray();
    return new Color(mixed[0], mixed[1], mixed[2]);
  }
}
