package org.winnow.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.winnow.kernel.cells.CommandLines;
import org.winnow.kernel.cells.StandardStreams;
import org.winnow.kernel.wire.Channel;
import org.winnow.kernel.wire.ConnectionInfo;
import org.winnow.kernel.wire.MessageCodec;
import org.winnow.kernel.wire.Outgoing;
import org.winnow.kernel.wire.Signer;
import org.winnow.magics.Interpreter;
import org.winnow.magics.Session;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * Runs a kernel through what every notebook does first, for the virtual machine to learn which
 * classes those need: started with {@code -XX:ArchiveClassesAtExit=FILE}, it leaves an archive with
 * which later kernels start in half the time.
 */
public final class Rehearsal {
  private static final int PATIENCE_MILLIS = 120_000;
  private static final List<Request> REQUESTS =
      List.of(
          new Request("kernel_info_request", Map.of()),
          cell("1 + 1"),
          cell(
              "int x = 41;\nSystem.out.println(x + 1);\nList.of(x).stream().map(i -> i + 1).toList()"),
          cell("display(Figure.html(\"<b>x</b>\", \"x\"));\nvar y = new ArrayList<>(List.of(x));"),
          cell("int f(int a) { return a / 0; }\nf(1)"),
          cell("%winnow"),
          cell("String s = 1;"),
          new Request("complete_request", Map.of("code", "Math.ma", "cursor_pos", 7)),
          new Request("complete_request", Map.of("code", "%winn", "cursor_pos", 5)),
          new Request("inspect_request", Map.of("code", "Math.max(", "cursor_pos", 9)));

  private Rehearsal() {}

  private record Request(String type, Map<String, Object> content) {}

  private static Request cell(String code) {
    return new Request("execute_request", Map.of("code", code, "stop_on_error", false));
  }

  /**
   * Runs the rehearsal and ends the process.
   *
   * @param args optionally the archive that the virtual machine was told to leave, for a mark
   *     beside it
   */
  public static void main(String[] args) throws IOException {
    ConnectionInfo connection = ConnectionInfo.onFreePorts(new byte[] {1});
    QuietLogs.install();
    StandardStreams.route();
    Path history = Files.createTempDirectory("winnow-rehearsal");
    Kernel kernel =
        new Kernel(connection, CommandLines.of(new Interpreter(new Session())), false, history);
    kernel.start();
    QuickTier.tell();
    boolean answered = play(connection);
    kernel.close();
    try (Stream<Path> files = Files.walk(history)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
    if (answered && args.length > 0) {
      ArchiveMark.ofThisProcess().write(ArchiveMark.besides(Path.of(args[0])));
    }
    System.exit(answered ? 0 : 1);
  }

  private static boolean play(ConnectionInfo connection) {
    MessageCodec codec = new MessageCodec(new Signer(connection.key()));
    try (ZContext context = new ZContext();
        ZMQ.Socket shell = context.createSocket(SocketType.DEALER);
        ZMQ.Socket iopub = context.createSocket(SocketType.SUB)) {
      shell.setReceiveTimeOut(PATIENCE_MILLIS);
      shell.connect(connection.address(Channel.SHELL));
      iopub.subscribe(new byte[0]);
      iopub.connect(connection.address(Channel.IOPUB));
      for (Request request : REQUESTS) {
        List<byte[]> frames =
            new ArrayList<>(
                codec.encode(List.of(), null, new Outgoing(request.type(), request.content())));
        byte[] last = frames.remove(frames.size() - 1);
        frames.forEach(shell::sendMore);
        shell.send(last);
        if (shell.recv() == null) {
          return false;
        }
        while (shell.hasReceiveMore()) {
          shell.recv();
        }
      }
      return true;
    }
  }
}
