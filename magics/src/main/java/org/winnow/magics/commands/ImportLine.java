package org.winnow.magics.commands;

import java.util.concurrent.CancellationException;
import org.winnow.datasets.repository.ImportWatcher;
import org.winnow.magics.Host;

/**
 * Shows how far a new label repository is, and ends its making where the command is interrupted.
 */
final class ImportLine implements ImportWatcher {
  private final Host host;
  private final String name;
  private final StepsLine line;

  ImportLine(Host host, String name) {
    this.host = host;
    this.name = name;
    this.line = new StepsLine(host);
  }

  @Override
  public void written(long done, long total) {
    if (host.cancellation().requested()) {
      throw new CancellationException("writing the labels of " + name + "; nothing was made");
    }
    line.at("writing the labels of " + name, done / 2, total / 2);
  }
}
