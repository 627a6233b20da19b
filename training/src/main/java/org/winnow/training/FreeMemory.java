package org.winnow.training;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The memory that this process may still take, as Linux tells it: what the machine has available,
 * and what the control groups above the process leave, of either version.
 */
final class FreeMemory {
  /** Larger limits are no limits: version 1 writes a number near 2⁶³ for none. */
  private static final long NO_LIMIT = 1L << 60;

  private final Path root;

  /**
   * @param root folder of {@code proc} and {@code sys}
   */
  FreeMemory(Path root) {
    this.root = root;
  }

  /** In bytes; where the system does not tell, all memory of the machine. */
  static long here() {
    return new FreeMemory(Path.of("/"))
        .bytes()
        .orElseGet(
            () ->
                ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getTotalMemorySize());
  }

  OptionalLong bytes() {
    Least found = new Least();
    field("proc/meminfo", "MemAvailable:").ifPresent(kilobytes -> found.add(1024 * kilobytes));
    for (String line : lines("proc/self/cgroup")) {
      String[] parts = line.split(":", 3);
      if (parts.length == 3 && parts[0].equals("0")) {
        upwards("sys/fs/cgroup", parts[2]).forEach(folder -> found.add(unified(folder)));
      } else if (parts.length == 3 && List.of(parts[1].split(",")).contains("memory")) {
        upwards("sys/fs/cgroup/memory", parts[2]).forEach(folder -> found.add(first(folder)));
      }
    }
    return found.least();
  }

  /** The smallest of what was found. */
  private static final class Least {
    private long least = NO_LIMIT;

    void add(long bytes) {
      least = Math.min(least, Math.max(0, bytes));
    }

    OptionalLong least() {
      return least < NO_LIMIT ? OptionalLong.of(least) : OptionalLong.empty();
    }
  }

  private long unified(String folder) {
    return left(folder + "/memory.max", folder + "/memory.current", folder, "inactive_file");
  }

  private long first(String folder) {
    return left(
        folder + "/memory.limit_in_bytes",
        folder + "/memory.usage_in_bytes",
        folder,
        "total_inactive_file");
  }

  /** What a limit leaves; files that were read and are not in use give their memory back. */
  private long left(String limit, String usage, String folder, String files) {
    OptionalLong most = number(limit);
    OptionalLong used = number(usage);
    if (most.isEmpty() || used.isEmpty() || most.getAsLong() >= NO_LIMIT) {
      return NO_LIMIT;
    }
    long idle = field(folder + "/memory.stat", files + " ").orElse(0);
    return most.getAsLong() - used.getAsLong() + Math.min(idle, used.getAsLong());
  }

  /** The folder of a group and those of the groups above it, whose limits hold for it too. */
  private static List<String> upwards(String mount, String group) {
    return Stream.iterate(
            Path.of("/" + group).normalize(), path -> path != null, path -> path.getParent())
        .map(path -> mount + path)
        .toList();
  }

  private OptionalLong number(String file) {
    return lines(file).stream()
        .filter(line -> line.matches("\\d{1,18}"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  private OptionalLong field(String file, String name) {
    return lines(file).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst();
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(root.resolve(file));
    } catch (IOException notToldHere) {
      return List.of();
    }
  }
}
