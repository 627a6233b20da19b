package org.winnow.kernel.guest;

import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.winnow.kernel.output.CellOutput;
import org.winnow.magics.Cancellation;
import org.winnow.magics.Host;
import org.winnow.magics.LiveView;
import org.winnow.viz.Figure;
import org.winnow.viz.View;

/**
 * One command's port to a kernel that Winnow is a guest of. Live views are shown by their static
 * alternative: such kernels deliver nothing from the browser while a cell runs.
 */
final class GuestHost implements Host {
  private static final long LOOK_MILLIS = 100;

  private final GuestVariables variables;
  private final ScheduledExecutorService clock;
  private final CellOutput output;
  private final GuestCancellation cancellation = new GuestCancellation();
  private final ScheduledFuture<?> looking;

  /** To be made on the thread that runs the command. */
  GuestHost(GuestKernel kernel, GuestVariables variables, ScheduledExecutorService clock) {
    this.variables = variables;
    this.clock = clock;
    this.output = new CellOutput(new GuestOutbox(kernel), null, clock);
    this.looking =
        clock.scheduleWithFixedDelay(
            cancellation::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public String display(Figure figure) {
    String id = UUID.randomUUID().toString();
    output.display(id, figure.bundle());
    return id;
  }

  @Override
  public void update(String displayId, Figure figure) {
    output.update(displayId, figure.bundle());
  }

  @Override
  public void print(String text) {
    output.write("stdout", text);
  }

  @Override
  public LiveView open(View view) {
    String id = display(view.fallback());
    return new GuestView(clock, figure -> update(id, figure));
  }

  @Override
  public <T> void bind(String name, Class<T> type, T value) {
    variables.bind(name, type, value);
  }

  @Override
  public Object variable(String name) {
    return variables.variable(name);
  }

  /** These kernels send what comes after a cell's end to the server's log or to the next cell. */
  @Override
  public boolean showsAfterwards() {
    return false;
  }

  @Override
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Sends what waits, as it would not arrive any more after the cell. */
  void flush() {
    output.flush();
  }

  /** The command has returned. */
  void end() {
    looking.cancel(false);
    cancellation.end();
    flush();
  }
}
