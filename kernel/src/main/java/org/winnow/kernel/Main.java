package org.winnow.kernel;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.winnow.datasets.sources.Caches;
import org.winnow.kernel.cells.CommandLines;
import org.winnow.kernel.cells.StandardStreams;
import org.winnow.kernel.java.CellFailure;
import org.winnow.kernel.maven.MavenPackages;
import org.winnow.kernel.maven.MavenPlaces;
import org.winnow.kernel.memory.LifeMarker;
import org.winnow.kernel.wire.ConnectionInfo;
import org.winnow.magics.Interpreter;
import org.winnow.magics.MemoryUse;
import org.winnow.magics.Session;
import org.winnow.packages.PackageStore;

/** The kernel's process. */
public final class Main {
  /** Closing may take this long; then the process ends all the same. */
  private static final long PATIENCE_MILLIS = Long.getLong("winnow.exit.patience.millis", 800);

  /** By then a notebook that is run at once has its first cells behind it. */
  private static final long ARCHIVE_DELAY_SECONDS =
      Long.getLong("winnow.archive.delay.seconds", 20);

  /** The rest is for the system, and for the notebook's server where both share a container. */
  private static final double SHARE_OF_MACHINE = 0.9;

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
    MavenPlaces maven = MavenPlaces.of(System.getenv(), System.getProperties());
    Session session = new Session(PackageStore.ofUser(new MavenPackages(maven), System.getenv()));
    Caches caches = Caches.fromEnvironment(System.getenv());
    Kernel kernel =
        new Kernel(
            connection,
            CommandLines.of(new Interpreter(session)),
            deterministic,
            caches.place("history"));
    Signals.on("INT", kernel::interrupt);
    Signals.on("TERM", kernel::end);
    Runtime.getRuntime().addShutdownHook(new Thread(new LastWords(kernel), "winnow-last-words"));
    kernel.start();
    LifeMarker marker = new LifeMarker(caches.place("running"), Path.of("").toAbsolutePath());
    daemon("winnow-memory", () -> watchMemory(kernel, marker));
    daemon("winnow-rehearsal", () -> rehearse(kernel));
    endWithParent(kernel);
    ClassArchive.ofThisProcess().ifPresent(archive -> archive.makeLater(ARCHIVE_DELAY_SECONDS));
    kernel.awaitEnd();
    haltLater();
    marker.close();
    // Trainings in the background take their time to stop, and so do sockets.
    Thread trainings = new Thread(session::close, "winnow-session-end");
    trainings.start();
    kernel.close();
    trainings.join();
    System.exit(0);
  }

  /** Beside the start, since the virtual machine's own beans take their time. */
  private static void watchMemory(Kernel kernel, LifeMarker marker) {
    marker.lastWords().ifPresent(kernel::tellFirst);
    marker.begin();
    boundNativeMemory();
    kernel.watchMemory(marker::note);
  }

  /** Makes cells quick that come later; nothing waits for it. */
  private static void rehearse(Kernel kernel) {
    QuickTier.tell();
    try {
      kernel.rehearse();
    } catch (CellFailure e) {
      System.getLogger("org.winnow.kernel").log(System.Logger.Level.DEBUG, "not rehearsed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Has native code stop with an error that is told before the system kills the process; to be
   * called before there is any. What somebody set is left alone.
   */
  private static void boundNativeMemory() {
    long limit = MemoryUse.now().limit();
    System.getProperties()
        .putIfAbsent(
            "org.bytedeco.javacpp.maxPhysicalBytes",
            String.valueOf((long) (limit * SHARE_OF_MACHINE)));
  }

  /** A kernel whose server is gone has nobody left to serve. */
  private static void endWithParent(Kernel kernel) {
    Optional.ofNullable(System.getenv("JPY_PARENT_PID"))
        .filter(pid -> pid.matches("\\d{2,18}"))
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
        .ifPresent(parent -> parent.onExit().thenRun(kernel::end));
  }

  private static void haltLater() {
    daemon(
        "winnow-halt",
        () -> {
          try {
            TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          Runtime.getRuntime().halt(0);
        });
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
