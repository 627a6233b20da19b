package org.winnow.viz;

import java.util.List;

/** What is being worked on in the background, and what was. */
public final class JobTable {
  private JobTable() {}

  /**
   * One job.
   *
   * @param number by which commands name it
   * @param name the network's name
   * @param title what is trained on what
   * @param state a word or two
   * @param progress how far it is, or what came of it
   * @param seconds it has run
   */
  public record Row(
      int number, String name, String title, String state, String progress, double seconds) {}

  /** The jobs in the order given. */
  public static Figure of(List<Row> jobs) {
    if (jobs.isEmpty()) {
      return Figure.text("no jobs; %train --background begins one");
    }
    Sheet sheet = new Sheet("").right("job").left("network", "training", "state", "progress");
    sheet.right("time");
    for (Row job : jobs) {
      sheet.row(
          String.valueOf(job.number()),
          job.name(),
          job.title(),
          job.state(),
          job.progress(),
          Say.seconds(job.seconds()));
    }
    return sheet.figure();
  }
}
