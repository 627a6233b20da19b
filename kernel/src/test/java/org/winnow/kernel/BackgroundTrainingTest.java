package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.kernel.cells.CommandLines;
import org.winnow.kernel.wire.Channel;
import org.winnow.kernel.wire.ConnectionInfo;
import org.winnow.kernel.wire.Message;
import org.winnow.magics.Interpreter;
import org.winnow.magics.Session;

/** A training in the background, over real sockets and with the real commands. */
class BackgroundTrainingTest {
  private static final String NET = "%%skeleton small\ninput 8x8x1\ndense 8 relu\noutput 10\n";

  @TempDir Path folder;

  private final Session session = new Session();
  private Kernel kernel;
  private TestClient client;

  @BeforeEach
  void start() throws IOException {
    QuietLogs.install();
    ConnectionInfo connection = RunningKernel.freeConnection();
    kernel =
        new Kernel(
            connection, CommandLines.of(new Interpreter(session)), true, folder.resolve("history"));
    kernel.start();
    client = new TestClient(connection);
  }

  @AfterEach
  void stop() {
    client.close();
    kernel.close();
    session.close();
  }

  /** Runs a cell to its end, which is good. */
  private void run(String code) {
    Message reply = client.reply(Channel.SHELL, client.execute(code));
    assertEquals("ok", reply.text("status", ""), reply.content().toString());
  }

  private String result(String code) {
    String id = client.execute(code);
    return client.told(id).stream()
        .filter(m -> m.type().equals("execute_result"))
        .map(m -> String.valueOf(m.object("data").get("text/plain")))
        .findFirst()
        .orElse("");
  }

  /** The next message about a cell that fits, after the cell has ended. */
  private Message later(String cell, String type, String part) {
    return client.awaitTold(
        cell, m -> m.type().equals(type) && String.valueOf(m.content()).contains(part));
  }

  @Test
  void otherCellsRunMeanwhileItsChartGoesOnAndTheModelArrives() {
    run("%dataset digits --repo " + folder.resolve("digits.winnow"));
    run(NET);
    String cell = client.execute("%train 100000 --background");
    List<Message> told = client.told(cell);
    assertTrue(told.stream().anyMatch(m -> m.type().equals("comm_open")), told.toString());
    assertEquals("ok", client.reply(Channel.SHELL, cell).text("status", ""));

    later(cell, "comm_msg", "of 100000 done");
    assertEquals("2", result("1 + 1"));
    assertEquals("true", result("model == null"));
    client.interrupt(); // of nothing: no cell runs
    later(cell, "comm_msg", "of 100000 done");

    run("%stop");
    later(cell, "update_display_data", "image/png");
    assertEquals("true", result("model == winnow.model()"));
    assertEquals("true", result("model.provenance().stopped().isPresent()"));
    assertEquals("STOPPED", result("winnow.jobs().find(\"1\").state()"));
  }
}
