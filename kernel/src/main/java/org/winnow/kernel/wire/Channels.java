package org.winnow.kernel.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The kernel's sockets. One thread owns them all and waits for what they signal; others hand
 * messages in and wake it.
 *
 * <p>The wait is on a selector of our own, since waking that is safe from every thread: a ZeroMQ
 * send from a thread that was interrupted (as users' threads are) would close ZeroMQ's internal
 * pipe for good.
 */
public final class Channels implements Outbox, AutoCloseable {
  private static final int LINGER_MILLIS = 200;

  /** Larger frames are refused by closing the peer's connection. */
  private static final long LARGEST_FRAME = 256L << 20;

  /** In the order of service: control first. */
  private static final List<Channel> INWARD =
      List.of(Channel.CONTROL, Channel.STDIN, Channel.SHELL);

  /** A flood on one socket must not keep the others, and the answers, waiting. */
  private static final int MOST_IN_A_ROUND = 100;

  private final ConnectionInfo connection;
  private final MessageCodec codec;
  private final Consumer<Message> receiver;
  private final ZContext context = new ZContext(1);
  private final Selector signals;
  private final Parcels parcels;
  private final CountDownLatch bound = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean closing;
  private volatile RuntimeException failedToBind;

  /**
   * Sockets for a connection.
   *
   * @param receiver gets each valid message on the owner's thread; it must hand it on at once
   */
  public Channels(ConnectionInfo connection, Consumer<Message> receiver) {
    this.connection = connection;
    this.receiver = receiver;
    this.codec = new MessageCodec(new Signer(connection.key()));
    context.setLinger(LINGER_MILLIS);
    context.setSndHWM(0);
    context.setRcvHWM(0);
    try {
      signals = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    parcels = new Parcels(signals::wakeup);
  }

  /** Binds all sockets and begins to serve them. */
  public void start() {
    daemon("winnow-heartbeat", this::beat);
    daemon("winnow-sockets", this::serve);
    awaitQuietly(bound, Long.MAX_VALUE);
    if (failedToBind != null) {
      throw failedToBind;
    }
  }

  @Override
  public void reply(Message request, String type, Map<String, ?> content) {
    post(
        request.channel(),
        codec.encode(request.identities(), request, new Outgoing(type, content)));
  }

  @Override
  public void publish(Message parent, Outgoing message) {
    List<byte[]> topic = List.of(message.type().getBytes(StandardCharsets.UTF_8));
    post(Channel.IOPUB, codec.encode(topic, parent, message));
  }

  @Override
  public void requestInput(Message parent, Map<String, ?> content) {
    Outgoing request = new Outgoing("input_request", content);
    post(Channel.STDIN, codec.encode(parent.identities(), parent, request));
  }

  /**
   * Runs an action on the owner's thread after every message that has reached the shell socket by
   * then was handed to the receiver.
   */
  public void afterReceived(Runnable action) {
    parcels.add(new Parcels.Parcel(Channel.SHELL, null, action));
  }

  /** Sends what is waiting, then closes all sockets. */
  @Override
  public void close() {
    closing = true;
    signals.wakeup();
    awaitQuietly(closed, 2L * LINGER_MILLIS);
    CountDownLatch flushed = new CountDownLatch(1);
    daemon(
        "winnow-flush",
        () -> {
          context.getContext().close();
          flushed.countDown();
        });
    awaitQuietly(flushed, 2L * LINGER_MILLIS);
  }

  @Override
  public <X extends Exception> void together(Sending<X> messages) throws X {
    parcels.together(messages);
  }

  private void post(Channel channel, List<byte[]> frames) {
    parcels.add(new Parcels.Parcel(channel, frames, null));
  }

  private void serve() {
    try (signals;
        ZMQ.Socket shell = bind(SocketType.ROUTER, Channel.SHELL);
        ZMQ.Socket control = bind(SocketType.ROUTER, Channel.CONTROL);
        ZMQ.Socket stdin = bind(SocketType.ROUTER, Channel.STDIN);
        ZMQ.Socket iopub = bind(SocketType.XPUB, Channel.IOPUB)) {
      iopub.setXpubVerbose(true);
      for (ZMQ.Socket socket : List.of(control, stdin, shell, iopub)) {
        socket.getFD().register(signals, SelectionKey.OP_READ);
      }
      bound.countDown();
      Map<Channel, ZMQ.Socket> sockets =
          Map.of(
              Channel.SHELL, shell,
              Channel.CONTROL, control,
              Channel.STDIN, stdin,
              Channel.IOPUB, iopub);
      while (!closing || !parcels.isEmpty()) {
        signals.select();
        signals.selectedKeys().clear();
        if (!serveAll(sockets)) {
          // JeroMQ signals a message a moment before it can be seen; the thread that puts it there
          // may be waiting for this processor.
          Thread.yield();
        }
      }
    } catch (IOException failure) {
      failedToBind = new UncheckedIOException(failure);
    } catch (RuntimeException failure) {
      failedToBind = failure;
    } finally {
      bound.countDown();
      closed.countDown();
    }
  }

  /**
   * Sends and receives until there is nothing left of either. A socket signals a message once, and
   * sending may take that signal; so the last thing before a wait is to find every socket empty.
   *
   * @return whether there was anything
   */
  private boolean serveAll(Map<Channel, ZMQ.Socket> sockets) {
    boolean any = false;
    boolean more = true;
    while (more) {
      any |= sendAll(sockets);
      more = false;
      for (Channel channel : INWARD) {
        more |= receive(channel, sockets.get(channel), MOST_IN_A_ROUND);
      }
      any |= more;
      welcome(sockets.get(Channel.IOPUB));
    }
    return any;
  }

  /** Tells each new subscriber that from now on it misses nothing. */
  private void welcome(ZMQ.Socket iopub) {
    byte[] subscription;
    while ((subscription = iopub.recv(ZMQ.DONTWAIT)) != null) {
      if (subscription.length > 0 && subscription[0] == 1) {
        byte[] topic = Arrays.copyOfRange(subscription, 1, subscription.length);
        Map<String, ?> content = Map.of("subscription", new String(topic, StandardCharsets.UTF_8));
        send(iopub, codec.encode(List.of(topic), null, new Outgoing("iopub_welcome", content)));
      }
    }
  }

  /** Receives so many messages at most; whether there was any. */
  private boolean receive(Channel channel, ZMQ.Socket socket, int most) {
    int count = 0;
    byte[] first;
    while (count < most && (first = socket.recv(ZMQ.DONTWAIT)) != null) {
      List<byte[]> frames = received(socket, first);
      guarded(() -> codec.decode(channel, frames).ifPresent(receiver));
      count++;
    }
    return count > 0;
  }

  /** All frames of the message whose first one was received. */
  private static List<byte[]> received(ZMQ.Socket socket, byte[] first) {
    List<byte[]> frames = new ArrayList<>();
    frames.add(first);
    while (socket.hasReceiveMore()) {
      frames.add(socket.recv());
    }
    return frames;
  }

  /** Sends all that was handed in; whether there was anything. */
  private boolean sendAll(Map<Channel, ZMQ.Socket> sockets) {
    boolean any = false;
    Parcels.Parcel parcel;
    while ((parcel = parcels.poll()) != null) {
      if (parcel.frames() == null) {
        receive(Channel.SHELL, sockets.get(Channel.SHELL), Integer.MAX_VALUE);
        guarded(parcel.action());
      } else {
        send(sockets.get(parcel.channel()), parcel.frames());
      }
      any = true;
    }
    return any;
  }

  private static void send(ZMQ.Socket socket, List<byte[]> frames) {
    for (int i = 0; i < frames.size() - 1; i++) {
      socket.sendMore(frames.get(i));
    }
    socket.send(frames.get(frames.size() - 1));
  }

  /** Nothing that a message contains may end the thread that owns the sockets. */
  private static void guarded(Runnable action) {
    try {
      action.run();
    } catch (Throwable t) {
      System.getLogger("org.winnow.kernel").log(System.Logger.Level.DEBUG, "message dropped", t);
    }
  }

  private ZMQ.Socket bind(SocketType type, Channel channel) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setMaxMsgSize(LARGEST_FRAME);
    socket.bind(connection.address(channel));
    return socket;
  }

  /** Gives every message back as it came. A REP socket would end at one of unexpected parts. */
  private void beat() {
    try (ZMQ.Socket socket = bind(SocketType.ROUTER, Channel.HB)) {
      while (!closing) {
        byte[] first = socket.recv();
        if (first != null) {
          send(socket, received(socket, first));
        }
      }
    } catch (ZMQException contextGone) {
      return;
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void awaitQuietly(CountDownLatch latch, long millis) {
    try {
      latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
