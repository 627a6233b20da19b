package org.winnow.tests.packages;

import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.winnow.imports.child.Child;
import org.winnow.imports.child.Limits;

/** Files that one process with limits opens, as long as none ends it. */
final class SpoiltBatch {
  /** As small files of Keras have it; those of ONNX have a little more. */
  private static final long HEAP = 96L << 20;

  private static final long ROOM = 2L << 30;
  private static final Duration TIME = Duration.ofMinutes(10);

  private SpoiltBatch() {}

  /**
   * What became of the files, one by one; fewer than there are files where one ended the process.
   *
   * @param container where to put them for it
   */
  static List<String> verdicts(List<Spoilt> files, Path container) throws IOException {
    write(files, container);
    List<Path> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    Limits limits = new Limits(HEAP, ROOM, TIME);
    List<String> verdicts = new ArrayList<>();
    try (Child child = Child.start(SpoiltTrial.class, classPath, container, limits)) {
      while (verdicts.size() < files.size()) {
        verdicts.add(child.from().readUTF());
      }
    } catch (IOException e) {
      // The next one ended it.
      return verdicts;
    } finally {
      Files.delete(container);
    }
    return verdicts;
  }

  private static void write(List<Spoilt> files, Path container) throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(container))) {
      out.writeInt(files.size());
      for (Spoilt file : files) {
        out.writeUTF(file.suffix());
        out.writeInt(file.bytes().length);
        out.write(file.bytes());
      }
    }
  }
}
