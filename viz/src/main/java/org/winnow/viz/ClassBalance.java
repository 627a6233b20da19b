package org.winnow.viz;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Labels;
import org.winnow.datasets.Split;

/**
 * How many labelled examples each class has in each split, as bars and as a table. Of more than
 * {@value #MOST} classes the largest and the smallest are shown.
 */
public final class ClassBalance {
  static final int MOST = 40;

  private static final int WIDTH = 760;
  private static final int NAMES = 120;
  private static final int ROW = 22;
  private static final int TOP = 52;
  private static final Color[] COLOURS = {Ink.BLUE, Ink.ORANGE, Ink.FRAME};

  /**
   * @param counts by split
   */
  private record Bar(String name, int[] counts) {
    int total() {
      return IntStream.of(counts).sum();
    }
  }

  private ClassBalance() {}

  public static Figure of(Dataset data) {
    List<Bar> bars = new ArrayList<>();
    int[][] counts = new int[Split.values().length][];
    for (Split split : Split.values()) {
      counts[split.ordinal()] = data.classCounts(split);
    }
    for (int c = 0; c < data.schema().classes().size(); c++) {
      int index = c;
      int[] bySplit = IntStream.range(0, counts.length).map(s -> counts[s][index]).toArray();
      bars.add(new Bar(data.schema().classes().get(c), bySplit));
    }
    List<Bar> shown = shown(bars);
    String title = data.name() + ": labelled examples by class and split";
    Figure table = Figure.text(table(title, data, bars, shown).text());
    return Drawing.attach(table, () -> png(title, shown));
  }

  private static List<Bar> shown(List<Bar> bars) {
    if (bars.size() <= MOST) {
      return bars;
    }
    List<Bar> sorted = new ArrayList<>(bars);
    sorted.sort(Comparator.comparingInt(Bar::total).reversed());
    List<Bar> ends = new ArrayList<>(sorted.subList(0, MOST / 2));
    ends.addAll(sorted.subList(sorted.size() - MOST / 2, sorted.size()));
    return ends;
  }

  private static Sheet table(String title, Dataset data, List<Bar> all, List<Bar> shown) {
    Sheet sheet = new Sheet(title).left("class");
    for (Split split : Split.values()) {
      sheet.right(split.label());
    }
    sheet.right("total");
    shown.forEach(bar -> row(sheet, bar));
    int[] sums = new int[Split.values().length];
    all.forEach(b -> IntStream.range(0, sums.length).forEach(s -> sums[s] += b.counts()[s]));
    row(
        sheet,
        new Bar("all " + Say.count(all.size()) + (all.size() == 1 ? " class" : " classes"), sums));
    int unlabelled =
        (int) IntStream.of(data.labels().toArray()).filter(c -> c == Labels.NONE).count();
    sheet.note(unlabelled > 0 ? Say.count(unlabelled, "example") + " without a label" : "");
    int left = all.size() - shown.size();
    return sheet.note(
        left > 0 ? "the largest and the smallest classes; " + left + " between are left out" : "");
  }

  private static void row(Sheet sheet, Bar bar) {
    List<String> cells = new ArrayList<>(List.of(bar.name()));
    IntStream.of(bar.counts()).mapToObj(Say::count).forEach(cells::add);
    cells.add(Say.count(bar.total()));
    sheet.row(cells);
  }

  private static byte[] png(String title, List<Bar> bars) {
    int longest = Math.max(1, bars.stream().mapToInt(Bar::total).max().orElse(1));
    return Drawing.card(
        WIDTH,
        TOP + ROW * bars.size() + 12,
        g -> {
          heading(g, title);
          for (int i = 0; i < bars.size(); i++) {
            bar(g, bars.get(i), TOP + ROW * i, longest);
          }
        });
  }

  private static void heading(Graphics2D g, String title) {
    g.setFont(Ink.bold(13));
    Drawing.text(g, Ink.TEXT, Drawing.fit(g, Escape.line(title), WIDTH - 24), 12, 22);
    g.setFont(Ink.plain(11));
    int x = NAMES;
    for (Split split : Split.values()) {
      g.setColor(COLOURS[split.ordinal()]);
      g.fillRect(x, 32, 10, 10);
      Drawing.text(g, Ink.SOFT, split.label(), x + 15, 41);
      x += 90;
    }
  }

  private static void bar(Graphics2D g, Bar bar, int y, int longest) {
    g.setFont(Ink.plain(12));
    String name = Drawing.fit(g, Escape.line(bar.name()), NAMES - 20);
    Drawing.endingAt(g, Ink.TEXT, name, NAMES - 8, y + 15);
    double scale = (WIDTH - NAMES - 80.0) / longest;
    int before = 0;
    for (int s = 0; s < bar.counts().length; s++) {
      int from = NAMES + (int) Math.round(before * scale);
      before += bar.counts()[s];
      int to = NAMES + (int) Math.round(before * scale);
      g.setColor(COLOURS[s]);
      g.fillRect(from, y + 3, Math.max(0, to - from - 1), ROW - 7);
    }
    int end = NAMES + (int) Math.round(before * scale);
    Drawing.text(g, Ink.TEXT, Say.count(bar.total()), end + 6, y + 15);
  }
}
