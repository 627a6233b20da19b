package org.winnow.kernel.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.winnow.magics.Host;
import org.winnow.magics.HostBench;
import org.winnow.viz.Figure;

/** A guest's host between a small kernel and a person. */
final class GuestBench implements HostBench {
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final List<GuestHost> hosts = new ArrayList<>();
  private final Screen screen;
  private final GuestKernel kernel;
  private final GuestVariables variables;

  GuestBench(Screen screen, GuestKernel kernel) {
    this.screen = screen;
    this.kernel = kernel;
    this.variables = new GuestVariables(kernel);
  }

  private GuestHost running() {
    return hosts.get(hosts.size() - 1);
  }

  @Override
  public Host beginCommand() {
    if (!hosts.isEmpty()) {
      running().end();
    }
    Thread.interrupted(); // These kernels run each cell on a thread that nobody interrupted.
    hosts.add(new GuestHost(kernel, variables, clock));
    return running();
  }

  @Override
  public void interrupt() {
    Thread.currentThread().interrupt();
    running().cancellation().requested();
  }

  @Override
  public List<Figure> shown() {
    hosts.forEach(GuestHost::flush);
    return screen.figures();
  }

  @Override
  public String printed() {
    hosts.forEach(GuestHost::flush);
    return screen.text();
  }

  private void run(String code) {
    try {
      kernel.eval(code);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void declareText(String name, String value) {
    run("String " + name + " = \"" + value + "\";");
  }

  @Override
  public void importMore() {
    run("import java.awt.*;");
  }

  @Override
  public boolean showsLiveViews() {
    return false;
  }

  @Override
  public void changeInBrowser(Map<String, Object> changes) {
    // The browser shows a picture, which cannot be changed.
  }

  @Override
  public void sendFromBrowser(Map<String, Object> message) {
    // Nor does a picture send anything.
  }

  @Override
  public void loseWidgets() {
    // There were none.
  }

  @Override
  public void close() {
    Thread.interrupted();
    hosts.forEach(GuestHost::end);
    clock.shutdownNow();
  }
}
