package org.winnow.kernel.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.winnow.magics.MemoryUse;

/**
 * A file that is there while a kernel lives. One whose process is gone was left by a kernel that
 * was killed; if it had used up the memory when last seen, the next kernel in the same folder says
 * so, as nobody else does.
 */
public final class LifeMarker implements AutoCloseable {
  private static final double NEARLY_ALL = 0.85;

  private final Path file;
  private final Path folder;
  private double worst;

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
  }

  /**
   * Removes the markers of kernels that are gone, and tells of one that was killed here for its
   * memory.
   */
  public Optional<String> lastWords() {
    Path home = file.getParent();
    if (!Files.isDirectory(home)) {
      return Optional.empty();
    }
    Optional<String> told = Optional.empty();
    try (Stream<Path> markers = Files.list(home)) {
      for (Path marker : markers.filter(LifeMarker::isOfTheDead).toList()) {
        Optional<String> words = words(marker);
        told = words.isPresent() ? words : told;
      }
    } catch (IOException e) {
      return told; // No news of the dead is no reason not to start.
    }
    return told;
  }

  private static boolean isOfTheDead(Path marker) {
    String name = marker.getFileName().toString().replace(".properties", "");
    return name.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(name)).isEmpty();
  }

  private Optional<String> words(Path marker) throws IOException {
    Properties facts = new Properties();
    try (var in = Files.newBufferedReader(marker)) {
      facts.load(in);
    }
    boolean mine = folder.toString().equals(facts.getProperty("folder"));
    if (!mine) {
      return Optional.empty();
    }
    Files.deleteIfExists(marker);
    return Optional.ofNullable(facts.getProperty("memory"))
        .map(
            memory ->
                "The kernel that ran here before was killed, most likely for its memory: "
                    + memory
                    + " when last seen.\nGive it more, or use smaller data or batches;"
                    + " labels and models that were saved are safe.\n");
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
    Properties facts = new Properties();
    facts.setProperty("folder", folder.toString());
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
    Files.deleteIfExists(file);
  }
}
