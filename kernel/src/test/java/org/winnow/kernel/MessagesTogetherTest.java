package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.winnow.kernel.wire.Channel;
import org.winnow.kernel.wire.Channels;
import org.winnow.kernel.wire.ConnectionInfo;
import org.winnow.kernel.wire.Message;

@Timeout(60)
class MessagesTogetherTest {
  private static final byte[] KEY = "together".getBytes(StandardCharsets.UTF_8);

  @Test
  void whatAnotherThreadSendsTakesThemAlongInOrder() throws Exception {
    ConnectionInfo connection = ConnectionInfo.onFreePorts(KEY);
    try (Channels channels = new Channels(connection, message -> {})) {
      channels.start();
      try (TestClient client = new TestClient(connection)) {
        CountDownLatch seen = new CountDownLatch(1);
        Thread together = new Thread(() -> sendTogether(channels, seen));
        together.start();

        List<String> inside =
            Stream.generate(() -> next(client, "stream").text("text", "")).limit(2).toList();
        seen.countDown();
        together.join();

        assertEquals(List.of("first", "of another thread"), inside);
        assertEquals("last", next(client, "stream").text("text", ""));
      }
    }
  }

  /** Its last message is held back until what came before it was seen. */
  private static void sendTogether(Channels channels, CountDownLatch seen) {
    try {
      channels.together(
          () -> {
            tell(channels, "first");
            Thread other = new Thread(() -> tell(channels, "of another thread"));
            other.start();
            other.join();
            seen.await();
            tell(channels, "last");
          });
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void tell(Channels channels, String text) {
    channels.publish(null, "stream", Map.of("name", "stdout", "text", text));
  }

  private static Message next(TestClient client, String type) {
    Message message = client.receive(Channel.IOPUB);
    while (!message.type().equals(type)) {
      message = client.receive(Channel.IOPUB);
    }
    return message;
  }
}
