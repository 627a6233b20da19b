package org.winnow.magics;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * How much memory this process uses, in bytes.
 *
 * @param heap Java objects, dead ones that were not collected yet among them
 * @param heapLimit where the heap's growth ends
 * @param resident all memory of the process, native code's too; empty where the system does not say
 * @param limit what the machine has, or the container that this process runs in
 */
public record MemoryUse(long heap, long heapLimit, OptionalLong resident, long limit) {
  private static final Path STATUS = Path.of("/proc/self/status");

  /** As it is now. The virtual machine counts the limits of control groups, of either version. */
  public static MemoryUse now() {
    Runtime runtime = Runtime.getRuntime();
    long limit =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    return new MemoryUse(
        runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory(), residentBytes(), limit);
  }

  private static OptionalLong residentBytes() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException elsewhereThanLinux) {
      return OptionalLong.empty();
    }
  }

  /** The share of the limit that the process uses; 0 where that is not known. */
  public double share() {
    return resident.isEmpty() ? 0 : (double) resident.getAsLong() / limit;
  }

  @Override
  public String toString() {
    return "heap %s of %s".formatted(size(heap), size(heapLimit))
        + (resident.isEmpty()
            ? ""
            : ", process %s of %s".formatted(size(resident.getAsLong()), size(limit)));
  }

  private static String size(long bytes) {
    return bytes < 1_000_000_000
        ? "%d MB".formatted(bytes / 1_000_000)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
