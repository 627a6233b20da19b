package org.winnow.kernel;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The archive of class data with which later kernels start in half the time. Its name, which the
 * launcher gives in the property {@code winnow.archive}, is another for another JDK or other jars;
 * so one that is there is valid, and one that is not is made by the first kernel that has time.
 */
final class ClassArchive {
  private static final List<String> NOT_REPEATED =
      List.of("-XX:SharedArchiveFile", "-Xshare", "-Xlog", "-Dwinnow.archive");

  private final Path file;
  private final List<String> options;

  /**
   * An archive.
   *
   * @param options the virtual machine's, which must be the same where it is used
   */
  ClassArchive(Path file, List<String> options) {
    this.file = file;
    this.options = List.copyOf(options);
  }

  /** That of this process, if a launcher named one. */
  static Optional<ClassArchive> ofThisProcess() {
    return Optional.ofNullable(System.getProperty("winnow.archive"))
        .map(
            name ->
                new ClassArchive(
                    Path.of(name), ManagementFactory.getRuntimeMXBean().getInputArguments()));
  }

  /** Makes the archive after a while, if it is missing. */
  void makeLater(long seconds) {
    if (Files.exists(file)) {
      return;
    }
    Thread maker =
        new Thread(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(seconds);
                make();
              } catch (IOException e) {
                System.getLogger("winnow").log(System.Logger.Level.DEBUG, "no archive", e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "winnow-archive");
    maker.setDaemon(true);
    maker.setPriority(Thread.MIN_PRIORITY);
    maker.start();
  }

  /**
   * Makes the archive in a process of its own. Where another kernel is at it, nothing is done.
   *
   * @return whether it was made here
   */
  boolean make() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(file.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null || Files.exists(file)) {
        return false;
      }
      Path fresh = folder.resolve(file.getFileName() + ".new");
      Process rehearsal =
          new ProcessBuilder(command(fresh))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      rehearsal.getOutputStream().close();
      if (rehearsal.waitFor() != 0 || !Files.exists(fresh)) {
        return false;
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    }
  }

  private List<String> command(Path fresh) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    options.stream()
        .filter(option -> NOT_REPEATED.stream().noneMatch(option::startsWith))
        .forEach(command::add);
    command.add("-XX:ArchiveClassesAtExit=" + fresh);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Rehearsal.class.getName());
    return command;
  }
}
