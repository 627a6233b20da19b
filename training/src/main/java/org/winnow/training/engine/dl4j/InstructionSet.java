package org.winnow.training.engine.dl4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which vector instructions the native libraries choose on this machine. */
final class InstructionSet {
  static final Path CPU = Path.of("/proc/cpuinfo");

  private InstructionSet() {}

  /**
   * {@code avx512}, {@code avx2}, or the processor's architecture where it is no x86 or unknown,
   * with the environment variables that narrow the libraries' choice, as {@code
   * avx512,OPENBLAS_CORETYPE=Haswell}.
   */
  static String effective() {
    String narrowed =
        Stream.of("OPENBLAS_CORETYPE", "ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA")
            .filter(name -> System.getenv(name) != null)
            .map(name -> "," + name + "=" + System.getenv(name))
            .collect(Collectors.joining());
    return widest() + narrowed;
  }

  private static String widest() {
    String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    Set<String> flags = flags(CPU);
    // OpenBLAS asks for the server kinds of AVX-512, as oneDNN does.
    if (flags.containsAll(List.of("avx512f", "avx512bw", "avx512vl", "avx512dq"))) {
      return "avx512";
    }
    return flags.contains("avx2") ? "avx2" : architecture;
  }

  /** What the kernel says that the processor can do; empty where it does not say. */
  static Set<String> flags(Path cpu) {
    try (Stream<String> lines = Files.lines(cpu)) {
      return lines
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(line -> Arrays.stream(line.split("\\s+")).collect(Collectors.toSet()))
          .orElse(Set.of());
    } catch (IOException noLinux) {
      return Set.of();
    }
  }
}
