package org.winnow.kernel;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Keeps the virtual machine from compiling javac and JShell to the last degree: a small piece of a
 * cell uses much of them and each part once, so that the quick compiler's code does as well, and
 * the slow one would be busy with them during the first thousand cells.
 *
 * <p>This is told at run time, since the option that tells it at the start prints a line.
 */
final class QuickTier {
  private static final String DIRECTIVE =
      "[{match: [\"com/sun/tools/javac/*.*\", \"com/sun/source/*.*\", \"jdk/jshell/*.*\"],"
          + " c2: {Exclude: true}}]";

  private QuickTier() {}

  /**
   * Tells this process; false where it cannot be told, as a virtual machine that is not HotSpot.
   */
  static boolean tell() {
    try {
      Path file = Files.createTempFile("winnow-compiler", ".json");
      try {
        Files.writeString(file, DIRECTIVE);
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "compilerDirectivesAdd",
                new Object[] {new String[] {file.toString()}},
                new String[] {String[].class.getName()});
        return true;
      } finally {
        Files.delete(file);
      }
    } catch (IOException | JMException | RuntimeException e) {
      System.getLogger("org.winnow.kernel")
          .log(System.Logger.Level.DEBUG, "javac is compiled as everything else", e);
      return false;
    }
  }
}
