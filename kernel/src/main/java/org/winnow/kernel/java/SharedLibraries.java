package org.winnow.kernel.java;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a notebook has in common with its kernel: Winnow, the libraries that its values are made of,
 * and ND4J, whose native code a process can load only once. All else on the kernel's class path is
 * the kernel's own business, so that a notebook may bring any version of it.
 */
public final class SharedLibraries {
  private static final List<String> PACKAGES =
      List.of(
          "org.winnow.",
          "io.github.spencerpark.",
          "org.dflib.jjava.",
          "tech.tablesaw.",
          "it.unimi.dsi.fastutil.",
          "org.knowm.xchart.",
          "org.nd4j.",
          "org.deeplearning4j.",
          "org.eclipse.deeplearning4j.",
          "org.bytedeco.",
          "org.apache.commons.math3.");

  /** The jars of these packages, less those that hold native code alone. */
  private static final Pattern JARS =
      Pattern.compile(
          "(?!.*-(?:linux|macosx|windows|android|ios)-)"
              + "(?:(?:winnow|tablesaw|nd4j|deeplearning4j)-.*"
              + "|(?:jjava-jupyter|jupyter-jvm-basekernel|fastutil|xchart|javacpp|openblas|dnnl|opencl|commons-math3)-\\d.*"
              // Copies of well-known libraries in packages of ND4J's own.
              + "|(?:guava|jackson|protobuf|resources)-1\\.0\\.0-M2.*)\\.jar");

  private SharedLibraries() {}

  /** Whether notebooks see the kernel's class of this name. */
  static boolean hasClass(String name) {
    for (String start : PACKAGES) {
      if (name.startsWith(start)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an entry of the kernel's class path is shared: a folder, as a build has it, is. */
  static boolean hasEntry(String entry) {
    return !entry.endsWith(".jar") || JARS.matcher(new File(entry).getName()).matches();
  }

  /**
   * The shared entries of a class path.
   *
   * @param classPath as {@code java.class.path} has it
   */
  public static List<Path> of(String classPath) {
    return Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator)))
        .filter(entry -> !entry.isBlank() && hasEntry(entry))
        .map(Path::of)
        .toList();
  }
}
