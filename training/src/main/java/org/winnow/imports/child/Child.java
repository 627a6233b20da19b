package org.winnow.imports.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.winnow.datasets.InputException;

/**
 * A Java program run by a process of its own, in an empty folder that is removed with it, with no
 * environment and within {@link Limits}. It ends when it is closed, when its time is up, and, as
 * the programs here end with their input ({@link Orders}), when this process ends.
 */
public final class Child implements AutoCloseable {
  private static final int MOST_WORDS = 4_000;

  private final Process process;
  private final Path folder;
  private final Limits limits;
  private final DataOutputStream to;
  private final DataInputStream from;

  private Child(Process process, Path folder, Limits limits) {
    this.process = process;
    this.folder = folder;
    this.limits = limits;
    this.to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.from = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  /**
   * Starts a program.
   *
   * @param main its class
   * @param classPath of the program
   * @param file copied into its folder, the one thing it is given
   */
  public static Child start(Class<?> main, List<Path> classPath, Path file, Limits limits) {
    try {
      Path folder = Files.createTempDirectory("winnow-child");
      try {
        Path given = Files.copy(file, folder.resolve("given"));
        ProcessBuilder builder = new ProcessBuilder(command(main, classPath, given, limits));
        builder.directory(folder.toFile()).environment().clear();
        builder.redirectError(folder.resolve("words").toFile());
        Child child = new Child(builder.start(), folder, limits);
        child.endInTime();
        return child;
      } catch (IOException | RuntimeException e) {
        remove(folder);
        throw e;
      }
    } catch (IOException e) {
      throw new InputException("cannot read " + file + " apart from this process: " + e, e);
    }
  }

  private static List<String> command(
      Class<?> main, List<Path> classPath, Path given, Limits limits) {
    List<String> words = new ArrayList<>();
    if (File.separatorChar == '/' && Files.isExecutable(Path.of("/bin/sh"))) {
      // Where a system knows no such limit (macOS), the shell says so and the program runs.
      String limited = "ulimit -c 0; ulimit -v " + limits.addressKilobytes() + "; exec \"$@\"";
      words.addAll(List.of("/bin/sh", "-c", limited, "sh"));
    }
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-Xmx" + limits.heapMegabytes() + "m",
            "-Xss1m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:CompressedClassSpaceSize=64m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + given.resolveSibling("crash"),
            "-Djava.io.tmpdir=" + given.getParent(),
            "-Djava.awt.headless=true",
            "-Duser.language=en",
            "-cp",
            classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
            main.getName(),
            given.toString()));
    return words;
  }

  /** The place on the class path that a class came from. */
  public static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void endInTime() {
    Thread watch =
        new Thread(
            () -> {
              try {
                if (!process.waitFor(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
                  process.destroyForcibly();
                }
              } catch (InterruptedException e) {
                process.destroyForcibly();
              }
            },
            "winnow-child");
    watch.setDaemon(true);
    watch.start();
  }

  public DataOutputStream to() {
    return to;
  }

  public DataInputStream from() {
    return from;
  }

  /** Why it ended without an answer, in a sentence; to be asked once its output has ended. */
  public String trouble() {
    process.destroyForcibly();
    String words = words();
    if (words.contains("OutOfMemoryError") || words.contains("bad_alloc")) {
      return "more memory was asked for than it is given ("
          + ((limits.heapBytes() + limits.addressBytes()) >> 20)
          + " MB)";
    }
    String last = words.lines().filter(l -> !l.isBlank()).reduce((a, b) -> b).orElse("no word why");
    return "the process that read it ended, or took longer than "
        + limits.time().toSeconds()
        + " s ("
        + last.strip()
        + ")";
  }

  private String words() {
    try (InputStream in = Files.newInputStream(folder.resolve("words"))) {
      String words = new String(in.readNBytes(MOST_WORDS), StandardCharsets.UTF_8);
      return words.replaceAll("[\\p{Cntrl}&&[^\\n]]", "?");
    } catch (IOException e) {
      return "";
    }
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    remove(folder);
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      // A folder of the system's for what is temporary: what stays goes with that.
    }
  }
}
