package org.winnow.magics;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final String RESIDENT = "VmRSS:";

  /** As it is now. The virtual machine counts the limits of control groups, of either version. */
  public static MemoryUse now() {
    Runtime runtime = Runtime.getRuntime();
    long limit =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    return new MemoryUse(
        runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory(), residentBytes(), limit);
  }

  /** One read and one look: {@code %status} is to answer as quickly as {@code 1 + 1}. */
  private static OptionalLong residentBytes() {
    try {
      return resident(new String(Files.readAllBytes(STATUS), StandardCharsets.ISO_8859_1));
    } catch (IOException elsewhereThanLinux) {
      return OptionalLong.empty();
    }
  }

  /** The bytes in the line {@code VmRSS: 123 kB} of a process's status; empty without it. */
  static OptionalLong resident(String status) {
    int line = status.indexOf(RESIDENT);
    if (line < 0) {
      return OptionalLong.empty();
    }
    long kilobytes = 0;
    for (int i = line + RESIDENT.length(); i < status.length() && status.charAt(i) != '\n'; i++) {
      int digit = Character.digit(status.charAt(i), 10);
      kilobytes = digit < 0 ? kilobytes : kilobytes * 10 + digit;
    }
    return OptionalLong.of(kilobytes * 1024);
  }

  /** The share of the limit that the process uses; 0 where that is not known. */
  public double share() {
    return resident.isEmpty() ? 0 : (double) resident.getAsLong() / limit;
  }

  @Override
  public String toString() {
    String text = "heap " + size(heap) + " of " + size(heapLimit);
    return resident.isEmpty()
        ? text
        : text + ", process " + size(resident.getAsLong()) + " of " + size(limit);
  }

  private static String size(long bytes) {
    if (bytes < 1_000_000_000) {
      return bytes / 1_000_000 + " MB";
    }
    long tenths = Math.round(bytes / 1e8);
    return tenths / 10 + "." + tenths % 10 + " GB";
  }
}
