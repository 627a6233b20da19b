package org.winnow.kernel;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.winnow.datasets.sources.Caches;
import org.winnow.kernel.cells.CommandLines;
import org.winnow.kernel.cells.StandardStreams;
import org.winnow.kernel.wire.ConnectionInfo;
import org.winnow.magics.Interpreter;
import org.winnow.magics.Session;

/** The kernel's process. */
public final class Main {
  /** Closing may take this long; then the process ends all the same. */
  private static final long PATIENCE_MILLIS = Long.getLong("winnow.exit.patience.millis", 800);

  /** By then a notebook that is run at once has its first cells behind it. */
  private static final long ARCHIVE_DELAY_SECONDS =
      Long.getLong("winnow.archive.delay.seconds", 20);

  private Main() {}

  /** Serves the connection that a file describes until it is told to shut down. */
  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      System.err.println("usage: org.winnow.kernel.Main CONNECTION_FILE");
      System.exit(2);
    }
    ConnectionInfo connection = ConnectionInfo.read(Path.of(args[0]));
    boolean deterministic = "1".equals(System.getenv("WINNOW_DETERMINISTIC_IDS"));
    QuietLogs.install();
    StandardStreams.route();
    Session session = new Session();
    Kernel kernel =
        new Kernel(
            connection,
            CommandLines.of(new Interpreter(session)),
            deterministic,
            Caches.fromEnvironment(System.getenv()).place("history"));
    Signals.on("INT", kernel::interrupt);
    Signals.on("TERM", kernel::end);
    kernel.start();
    endWithParent();
    ClassArchive.ofThisProcess().ifPresent(archive -> archive.makeLater(ARCHIVE_DELAY_SECONDS));
    kernel.awaitEnd();
    haltLater();
    kernel.close();
    session.close();
    System.exit(0);
  }

  /** A kernel whose server is gone has nobody left to serve. */
  private static void endWithParent() {
    Optional.ofNullable(System.getenv("JPY_PARENT_PID"))
        .filter(pid -> pid.matches("\\d{2,18}"))
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
        .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
  }

  private static void haltLater() {
    Thread halt =
        new Thread(
            () -> {
              try {
                TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(0);
            },
            "winnow-halt");
    halt.setDaemon(true);
    halt.start();
  }
}
