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
import java.util.stream.Stream;

/**
 * The archive of class data with which later kernels start in half the time. The command line names
 * it in the property {@code winnow.archive}. One that is missing, or that was made for another
 * build of the JDK or other jars, is made by the first kernel that has time.
 */
final class ClassArchive {
  private static final List<String> NOT_REPEATED =
      List.of("-XX:SharedArchiveFile", "-Xshare", "-Xlog", "-Dwinnow.archive");

  private final Path file;
  private final Maker maker;

  /** Makes an archive. */
  interface Maker {
    /**
     * Leaves an archive for this process's build of the JDK and its jars in a file.
     *
     * @return whether it did
     */
    boolean make(Path file) throws IOException, InterruptedException;
  }

  ClassArchive(Path file, Maker maker) {
    this.file = file.toAbsolutePath();
    this.maker = maker;
  }

  /** That of this process, if its command line names one. */
  static Optional<ClassArchive> ofThisProcess() {
    List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
    return Optional.ofNullable(System.getProperty("winnow.archive"))
        .map(name -> new ClassArchive(Path.of(name), fresh -> rehearse(command(options, fresh))));
  }

  /** Makes the archive after a while, if it is missing or of no use any more. */
  void makeLater(long seconds) {
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
   * Makes the archive, unless there is a valid one. Where another kernel is at it, nothing is done.
   * Archives that nobody can use any more go.
   *
   * @return whether it was made here
   */
  boolean make() throws IOException, InterruptedException {
    ArchiveMark now = ArchiveMark.ofThisProcess();
    if (isFor(now)) {
      return false;
    }
    Path folder = Files.createDirectories(file.getParent());
    try (FileChannel channel =
            FileChannel.open(beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null || isFor(now) || !renew(now)) {
        return false;
      }
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    }
    deleteUnusable(folder, now);
    return true;
  }

  private boolean isFor(ArchiveMark wanted) throws IOException {
    return Files.exists(file) && ArchiveMark.read(file).filter(wanted::equals).isPresent();
  }

  private Path beside(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  private boolean renew(ArchiveMark mark) throws IOException, InterruptedException {
    Path fresh = beside(".new");
    Files.deleteIfExists(fresh);
    if (!maker.make(fresh) || !Files.exists(fresh)) {
      return false;
    }
    // Whatever ends this in between leaves an archive without a mark, which is made anew.
    Files.deleteIfExists(ArchiveMark.besides(file));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    mark.write(ArchiveMark.besides(file));
    return true;
  }

  private void deleteUnusable(Path folder, ArchiveMark now) throws IOException {
    List<Path> others;
    try (Stream<Path> files = Files.list(folder)) {
      others = files.filter(f -> f.toString().endsWith(".jsa") && !f.equals(file)).toList();
    }
    for (Path other : others) {
      Optional<ArchiveMark> mark = ArchiveMark.read(other);
      if (mark.isEmpty() || mark.get().isReplacedBy(now) || mark.get().isOfTheGone()) {
        Files.deleteIfExists(other);
        Files.deleteIfExists(ArchiveMark.besides(other));
        Files.deleteIfExists(other.resolveSibling(other.getFileName() + ".lock"));
      }
    }
  }

  /** Runs a rehearsal in a process of its own, whose options must be this one's. */
  private static boolean rehearse(List<String> command) throws IOException, InterruptedException {
    Process rehearsal =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    rehearsal.getOutputStream().close();
    return rehearsal.waitFor() == 0;
  }

  private static List<String> command(List<String> options, Path fresh) {
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
