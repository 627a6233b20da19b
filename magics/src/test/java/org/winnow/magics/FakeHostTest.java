package org.winnow.magics;

import java.util.List;
import java.util.Map;
import org.winnow.viz.Figure;

/** The tests' own host keeps the contract, so that what passes with it means something. */
class FakeHostTest extends HostContract {
  @Override
  protected HostBench open() {
    return new Bench(new FakeHost());
  }

  private record Bench(FakeHost host) implements HostBench {
    @Override
    public Host beginCommand() {
      host.commandEnded();
      return host;
    }

    @Override
    public void interrupt() {
      host.cancel();
    }

    @Override
    public List<Figure> shown() {
      return host.shown;
    }

    @Override
    public String printed() {
      return host.printed.toString();
    }

    @Override
    public void declareText(String name, String value) {
      host.put(name, value);
    }

    @Override
    public void importMore() {
      // This host has no Java, so an import changes nothing.
    }

    @Override
    public void changeInBrowser(Map<String, Object> changes) {
      host.latestView().changed(changes);
    }

    @Override
    public void sendFromBrowser(Map<String, Object> message) {
      host.latestView().sent(message);
    }

    @Override
    public void loseWidgets() {
      host.latestView().cannotBeShown();
    }

    @Override
    public void close() {
      // There is nothing to end.
    }
  }
}
