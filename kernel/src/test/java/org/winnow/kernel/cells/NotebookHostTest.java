package org.winnow.kernel.cells;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.winnow.kernel.java.CellFailure;
import org.winnow.kernel.java.CellPlace;
import org.winnow.kernel.java.JavaSession;
import org.winnow.kernel.java.UserThread;
import org.winnow.kernel.output.CellOutput;
import org.winnow.kernel.output.DisplayIds;
import org.winnow.kernel.output.RecordedOutbox;
import org.winnow.kernel.widgets.Widgets;
import org.winnow.kernel.wire.Channel;
import org.winnow.kernel.wire.Message;
import org.winnow.kernel.wire.Outgoing;
import org.winnow.magics.Host;
import org.winnow.magics.HostBench;
import org.winnow.magics.HostContract;
import org.winnow.viz.Figure;

/** The kernel's host, with the real Java session behind it. */
class NotebookHostTest extends HostContract {
  private static JavaSession java;

  @BeforeAll
  static void start() {
    java = new JavaSession(new UserThread(), notice -> {});
  }

  @AfterAll
  static void stop() {
    java.close();
  }

  @Override
  protected HostBench open() {
    return new Bench();
  }

  private static final class Bench implements HostBench {
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final RecordedOutbox outbox = new RecordedOutbox();
    private final Widgets widgets = new Widgets(outbox, clock);
    private final Shared shared =
        new Shared(
            CompletableFuture.completedFuture(java),
            widgets,
            new DisplayIds(true),
            new InputLines(outbox),
            Registered.NONE);
    private final List<NotebookHost> hosts = new ArrayList<>();

    private NotebookHost running() {
      return hosts.get(hosts.size() - 1);
    }

    @Override
    public Host beginCommand() {
      if (!hosts.isEmpty()) {
        running().ownCancellation().commandEnded();
      }
      hosts.add(new NotebookHost(new CellOutput(outbox, null, clock), shared));
      return running();
    }

    @Override
    public void interrupt() {
      running().ownCancellation().request();
    }

    private List<Outgoing> sent() {
      hosts.forEach(host -> host.output().flush());
      return outbox.published().stream().map(RecordedOutbox.Published::message).toList();
    }

    @Override
    public List<Figure> shown() {
      Map<Object, Figure> byId = new LinkedHashMap<>();
      for (Outgoing message : sent()) {
        if (message.type().endsWith("display_data")) {
          Map<String, Object> content = new LinkedHashMap<>(message.content());
          byId.put(
              Message.asObject(content.get("transient")).get("display_id"),
              new Figure(Message.asObject(content.get("data"))));
        }
      }
      return List.copyOf(byId.values());
    }

    @Override
    public String printed() {
      StringBuilder all = new StringBuilder();
      sent().stream()
          .filter(message -> message.type().equals("stream"))
          .forEach(message -> all.append(message.content().get("text")));
      return all.toString();
    }

    private static void run(String code) {
      try {
        java.eval(code, new CellPlace(1, code, 0));
      } catch (CellFailure e) {
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

    private void receive(String type, Map<String, Object> more) {
      Object comm =
          sent().stream()
              .filter(message -> message.type().equals("comm_open"))
              .reduce((first, second) -> second)
              .orElseThrow()
              .content()
              .get("comm_id");
      Map<String, Object> content = new LinkedHashMap<>(more);
      content.put("comm_id", comm);
      Message message =
          new Message(
              Channel.SHELL,
              List.of(),
              new byte[0],
              Map.of("msg_type", type),
              Map.of(),
              Map.of(),
              content,
              List.of());
      if (type.equals("comm_close")) {
        widgets.closedByFrontEnd(message);
      } else {
        widgets.received(message);
      }
    }

    @Override
    public void changeInBrowser(Map<String, Object> changes) {
      receive("comm_msg", Map.of("data", Map.of("method", "update", "state", changes)));
    }

    @Override
    public void sendFromBrowser(Map<String, Object> message) {
      receive("comm_msg", Map.of("data", Map.of("method", "custom", "content", message)));
    }

    @Override
    public void loseWidgets() {
      receive("comm_close", Map.of());
    }

    @Override
    public void close() {
      clock.shutdownNow();
    }
  }
}
