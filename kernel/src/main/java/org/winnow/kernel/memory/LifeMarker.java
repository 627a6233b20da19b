package org.winnow.kernel.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.winnow.magics.MemoryUse;

/**
 * A file that is there while a kernel lives. One whose process is gone was left by a kernel that
 * was killed; if it had used up the memory when last seen, the next kernel in the same folder says
 * so, as nobody else does.
 */
public final class LifeMarker implements AutoCloseable {
  private static final double NEARLY_ALL = 0.85;

  /** After a month nobody wonders any more why a kernel ended. */
  private static final Duration LONGEST_NEWS = Duration.ofDays(30);

  private static final Pattern NAME = Pattern.compile("(\\d{1,18})\\.properties");

  private final Path file;
  private final Path folder;
  private final long pid;
  private double worst;
  private boolean closed;

  /**
   * The marker of this process.
   *
   * @param home where markers are kept
   * @param folder the notebook's folder
   */
  public LifeMarker(Path home, Path folder) {
    this(home, folder, ProcessHandle.current().pid());
  }

  LifeMarker(Path home, Path folder, long pid) {
    this.file = home.resolve(pid + ".properties");
    this.folder = folder;
    this.pid = pid;
  }

  /**
   * Removes the markers of kernels that are gone, and tells of one that was killed here for its
   * memory. What is to be told in another folder stays for a month.
   */
  public Optional<String> lastWords() {
    Path home = file.getParent();
    if (!Files.isDirectory(home)) {
      return Optional.empty();
    }
    Optional<String> told = Optional.empty();
    try (Stream<Path> markers = Files.list(home)) {
      for (Path marker : markers.toList()) {
        Optional<String> words = words(marker);
        told = words.isPresent() ? words : told;
      }
    } catch (IOException | UncheckedIOException e) {
      return told; // No news of the dead is no reason not to start.
    }
    return told;
  }

  private Optional<String> words(Path marker) throws IOException {
    Matcher name = NAME.matcher(marker.getFileName().toString());
    if (!name.matches()) {
      return Optional.empty();
    }
    Properties facts = read(marker);
    if (lives(Long.parseLong(name.group(1)), facts.getProperty("started", ""))) {
      return Optional.empty();
    }
    Optional<String> memory = Optional.ofNullable(facts.getProperty("memory"));
    boolean mine = folder.toString().equals(facts.getProperty("folder"));
    if (mine || memory.isEmpty() || isOld(marker)) {
      Files.deleteIfExists(marker);
    }
    return memory.filter(used -> mine).map(LifeMarker::told);
  }

  private static Properties read(Path marker) throws IOException {
    Properties facts = new Properties();
    try (var in = Files.newBufferedReader(marker)) {
      facts.load(in);
    } catch (MalformedInputException | IllegalArgumentException broken) {
      facts.clear();
    } catch (NoSuchFileException another) {
      facts.clear(); // Another kernel has removed it meanwhile.
    }
    return facts;
  }

  /** Whether a process of that number is the one that began then: numbers are given anew. */
  private static boolean lives(long pid, String started) {
    return ProcessHandle.of(pid).isPresent() && (started.isEmpty() || started.equals(started(pid)));
  }

  private static String started(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().startInstant())
        .map(Instant::toString)
        .orElse("");
  }

  private static boolean isOld(Path marker) throws IOException {
    Instant last = Files.getLastModifiedTime(marker).toInstant();
    return last.isBefore(Instant.now().minus(LONGEST_NEWS));
  }

  private static String told(String memory) {
    return "The kernel that ran here before was killed, most likely for its memory: "
        + memory
        + " when last seen.\nGive it more, or use smaller data or batches;"
        + " labels and models that were saved are safe.\n";
  }

  /** Notes how much is used, so that it is known should the process be killed. */
  public synchronized void note(MemoryUse now) {
    if (now.share() > NEARLY_ALL && now.share() > worst) {
      worst = now.share();
      write(now.toString());
    } else if (now.share() <= NEARLY_ALL && worst > 0) {
      worst = 0;
      write(null);
    }
  }

  /** Leaves the marker. */
  public synchronized void begin() {
    write(null);
  }

  private void write(String memory) {
    if (closed) {
      return;
    }
    Properties facts = new Properties();
    facts.setProperty("folder", folder.toString());
    facts.setProperty("started", started(pid));
    if (memory != null) {
      facts.setProperty("memory", memory);
    }
    try {
      Files.createDirectories(file.getParent());
      try (var out = Files.newBufferedWriter(file)) {
        facts.store(out, null);
      }
    } catch (IOException e) {
      worst = 0; // Tried again at the next reading.
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    Files.deleteIfExists(file);
  }
}
