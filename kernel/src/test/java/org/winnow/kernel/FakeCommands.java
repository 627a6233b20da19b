package org.winnow.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.winnow.datasets.InputException;
import org.winnow.kernel.cells.CommandLines;
import org.winnow.magics.Completion;
import org.winnow.magics.Host;
import org.winnow.viz.Figure;
import org.winnow.viz.View;

/** A few commands that do what tests need to see. */
final class FakeCommands implements CommandLines {
  private static final List<String> NAMES =
      List.of("train", "fail", "echo", "bind", "view", "break");

  @Override
  public boolean handles(String name) {
    return NAMES.contains(name);
  }

  @Override
  public void runLine(String line, Host host) throws Exception {
    switch (line.split("\\s")[0]) {
      case "%train" -> train(host);
      case "%fail" -> throw new InputException("there is no data\nload some first");
      case "%echo" -> host.print(line.substring(6) + "\n");
      case "%bind" -> host.bind("figure", Figure.class, Figure.text("bound"));
      case "%view" ->
          host.open(new View("winnow.V", "export default {}", "", Map.of(), Figure.text("still")))
              .onMessage(
                  message -> {
                    throw new NoClassDefFoundError("org/example/Missing");
                  });
      case "%break" -> throw new NoClassDefFoundError("org/example/Missing");
      default -> throw new InputException("there is no command " + line);
    }
  }

  /** Runs until it is interrupted, and then keeps what it has. */
  private static void train(Host host) throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    host.cancellation().onRequest(asked::countDown);
    host.print("training\n");
    asked.await();
    host.bind("kept", Figure.class, Figure.text("partial"));
    host.print("kept what was learnt\n");
  }

  @Override
  public void runCell(String firstLine, String body, Host host) {
    host.print(firstLine + "|" + body);
  }

  @Override
  public List<Completion> complete(String line, int cursor) {
    return List.of(new Completion("--batch", "option", cursor - 4, cursor));
  }

  @Override
  public Optional<Figure> inspect(String line, int cursor) {
    return Optional.of(Figure.text("help for " + line));
  }
}
