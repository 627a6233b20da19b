package org.winnow.kernel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.winnow.kernel.wire.Channel;
import org.winnow.kernel.wire.ConnectionInfo;
import org.winnow.kernel.wire.Json;
import org.winnow.kernel.wire.Message;
import org.winnow.kernel.wire.MessageCodec;
import org.winnow.kernel.wire.Outgoing;
import org.winnow.kernel.wire.Signer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A front end on real sockets. */
final class TestClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;
  private final ZContext context = new ZContext();
  private final MessageCodec codec;
  private final ZMQ.Socket shell;
  private final ZMQ.Socket control;
  private final ZMQ.Socket iopub;
  private final ZMQ.Socket stdin;
  private final ZMQ.Socket heart;

  /** Connects, and waits until the kernel knows of it: what it tells earlier, nobody hears. */
  TestClient(ConnectionInfo connection) {
    codec = new MessageCodec(new Signer(connection.key()));
    byte[] identity = "front-end".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    shell = connect(SocketType.DEALER, connection.address(Channel.SHELL), identity);
    control = connect(SocketType.DEALER, connection.address(Channel.CONTROL), identity);
    stdin = connect(SocketType.DEALER, connection.address(Channel.STDIN), identity);
    heart = connect(SocketType.DEALER, connection.address(Channel.HB), identity);
    iopub = context.createSocket(SocketType.SUB);
    iopub.setReceiveTimeOut(PATIENCE_MILLIS);
    iopub.subscribe(new byte[0]);
    iopub.connect(connection.address(Channel.IOPUB));
    while (!receive(Channel.IOPUB).type().equals("iopub_welcome")) {
      continue;
    }
  }

  private ZMQ.Socket connect(SocketType type, String address, byte[] identity) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setIdentity(identity);
    socket.setReceiveTimeOut(PATIENCE_MILLIS);
    socket.connect(address);
    return socket;
  }

  /** Sends a request and gives its message id. */
  String send(Channel channel, String type, Map<String, ?> content) {
    List<byte[]> frames = codec.encode(List.of(), null, new Outgoing(type, content));
    sendRaw(channel, frames);
    try {
      return String.valueOf(Json.readObject(frames.get(2)).get("msg_id"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends frames as they are. */
  void sendRaw(Channel channel, List<byte[]> frames) {
    send(channel == Channel.CONTROL ? control : channel == Channel.STDIN ? stdin : shell, frames);
  }

  /** Sends a heartbeat of any frames, and gives what comes back. */
  List<byte[]> beat(List<byte[]> frames) {
    send(heart, frames);
    List<byte[]> back = new ArrayList<>();
    do {
      byte[] frame = heart.recv();
      if (frame == null) {
        throw new AssertionError("the heart does not beat");
      }
      back.add(frame);
    } while (heart.hasReceiveMore());
    return back;
  }

  private static void send(ZMQ.Socket socket, List<byte[]> frames) {
    for (int i = 0; i < frames.size() - 1; i++) {
      socket.sendMore(frames.get(i));
    }
    socket.send(frames.get(frames.size() - 1));
  }

  /** Frames of a request signed with another key. */
  static List<byte[]> forged(String type, Map<String, ?> content) {
    MessageCodec other = new MessageCodec(new Signer(new byte[] {1, 2, 3}));
    return other.encode(List.of(), null, new Outgoing(type, content));
  }

  String execute(String code) {
    return send(Channel.SHELL, "execute_request", Map.of("code", code, "allow_stdin", true));
  }

  void interrupt() {
    String id = send(Channel.CONTROL, "interrupt_request", Map.of());
    reply(Channel.CONTROL, id);
  }

  /** The reply to a request. */
  Message reply(Channel channel, String id) {
    Message message;
    do {
      message = receive(channel);
    } while (!id.equals(parentId(message)));
    return message;
  }

  /** The next message of a channel. */
  Message receive(Channel channel) {
    ZMQ.Socket socket =
        switch (channel) {
          case CONTROL -> control;
          case STDIN -> stdin;
          case IOPUB -> iopub;
          default -> shell;
        };
    List<byte[]> frames = new ArrayList<>();
    byte[] first = socket.recv();
    if (first == null) {
      throw new AssertionError("nothing came on " + channel + " in " + PATIENCE_MILLIS + " ms");
    }
    frames.add(first);
    while (socket.hasReceiveMore()) {
      frames.add(socket.recv());
    }
    Optional<Message> message = codec.decode(channel, frames);
    return message.orElseThrow(() -> new AssertionError("a message that is not valid"));
  }

  /**
   * Reads on iopub up to the message about a request that fits; what others left is passed over.
   */
  Message awaitTold(String id, Predicate<Message> fits) {
    Message message;
    do {
      message = receive(Channel.IOPUB);
    } while (!id.equals(parentId(message)) || !fits.test(message));
    return message;
  }

  /** Reads on iopub up to a request's output of exactly this text. */
  void awaitText(String id, String text) {
    awaitTold(id, message -> message.text("text", "").equals(text));
  }

  /** What is told on iopub about a request, up to its idle; without its busy, input and idle. */
  List<Message> told(String id) {
    List<Message> told = new ArrayList<>();
    while (true) {
      Message message = receive(Channel.IOPUB);
      if (!id.equals(parentId(message))) {
        continue;
      }
      if ("idle".equals(message.content().get("execution_state"))) {
        return told;
      }
      if (!message.type().equals("status") && !message.type().equals("execute_input")) {
        told.add(message);
      }
    }
  }

  static String parentId(Message message) {
    return String.valueOf(message.parent().get("msg_id"));
  }

  @Override
  public void close() {
    context.close();
  }
}
