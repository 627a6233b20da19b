package org.winnow.kernel;

import com.sun.management.OperatingSystemMXBean;
import java.awt.GraphicsEnvironment;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.LogManager;
import org.winnow.datasets.sources.Caches;
import org.winnow.training.engine.EngineReport;
import org.winnow.training.engine.Finding;

/**
 * The Java side of {@code ./winnow doctor}: what the kernel meets on this machine, each line {@code
 * KIND|NAME|TEXT} with the kinds {@code ok} and {@code TO DO}.
 */
public final class Doctor {
  /** A kernel that runs the first notebook needs at most 800 MB, beside a server and a system. */
  private static final double NEEDED_GIGABYTES = 0.95;

  private Doctor() {}

  /** Takes no arguments; the lines go to standard output. */
  public static void main(String[] arguments) {
    LogManager.getLogManager().reset();
    List<Finding> findings = new ArrayList<>();
    findings.addAll(EngineReport.here().findings());
    findings.add(memory());
    findings.addAll(caches(Caches.fromEnvironment(System.getenv())));
    findings.add(fonts());
    print(findings, System.out);
  }

  static void print(List<Finding> findings, PrintStream out) {
    for (Finding finding : findings) {
      String advice = finding.advice().map(what -> ": " + what).orElse("");
      String kind = finding.advice().isPresent() ? "TO DO" : "ok";
      out.println(kind + "|" + finding.name() + "|" + finding.value() + advice);
    }
  }

  /** The JVM counts a container's limit, of either kind of control group, as the machine's. */
  private static Finding memory() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double gigabytes = system.getTotalMemorySize() / 1e9;
    String value =
        String.format(
            Locale.ROOT,
            "%.1f GB here, a container's limit included; %.1f GB free",
            gigabytes,
            system.getFreeMemorySize() / 1e9);
    return gigabytes >= NEEDED_GIGABYTES
        ? Finding.fine("memory", value)
        : Finding.wrong("memory", value, "give it 1 GB or more");
  }

  static List<Finding> caches(Caches caches) {
    List<Finding> findings = new ArrayList<>();
    Path home = caches.home();
    Path existing = home.toAbsolutePath();
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    findings.add(
        Files.isDirectory(existing) && Files.isWritable(existing)
            ? Finding.fine("data cache", home + (existing.equals(home) ? "" : ", made when needed"))
            : Finding.wrong("data cache", home + " cannot be written", "set WINNOW_HOME"));
    caches
        .shared()
        .map(
            shared ->
                Files.isDirectory(shared)
                    ? Finding.fine("shared cache", shared + ", only read")
                    : Finding.wrong(
                        "shared cache", shared + " is no folder", "correct or unset WINNOW_SHARED"))
        .ifPresent(findings::add);
    return findings;
  }

  private static Finding fonts() {
    try {
      int families =
          GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length;
      return Finding.fine("fonts", families + " families for charts");
    } catch (RuntimeException | LinkageError failure) {
      return Finding.wrong(
          "fonts",
          "Java finds none to draw charts with",
          "install fontconfig and a font, on Debian: apt-get install fontconfig fonts-dejavu-core");
    }
  }
}
