package org.winnow.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.datasets.PreparationJson;
import org.winnow.training.engine.dl4j.NetworkFile;

/**
 * Writes a model as a network that Deeplearning4j reads ({@code
 * ModelSerializer.restoreComputationGraph}), answers with and trains on.
 *
 * <p>DL4J is to be given prepared inputs in its own order (channels first), and for padded
 * sequences masks. What it has no place for (skeleton, classes, preparation) lies in an entry of
 * its own, which it passes over and {@link Dl4jImport} reads.
 */
public final class Dl4jExport {
  /** What DL4J does not know of a model. */
  static final String DESCRIPTION = "winnow.json";

  private Dl4jExport() {}

  /**
   * Writes a file, whole or not at all.
   *
   * @return the layers that DL4J reads only where Winnow's training module is on its class path
   * @throws InputException where the file cannot be written
   */
  public static List<String> save(Model model, Path file) {
    Path target = file.toAbsolutePath();
    try {
      Path part = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
      try {
        NetworkFile.write(model.skeleton(), model.weights(), model.recipe(), part);
        describe(model, part);
        WholeFile.moveOver(part, target);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new InputException(
          "cannot write the network to " + file + ": " + WholeFile.reason(e), e);
    }
    return NetworkFile.needWinnow(model.skeleton());
  }

  private static void describe(Model model, Path zip) throws IOException {
    ObjectNode root = CanonicalJson.object();
    root.putObject("skeleton")
        .put("name", model.skeleton().name())
        .put("text", model.skeleton().text());
    model.classes().forEach(root.putArray("classes")::add);
    root.set("preparation", PreparationJson.write(model.preparation()));
    try (FileSystem inside = FileSystems.newFileSystem(zip)) {
      Files.write(inside.getPath(DESCRIPTION), CanonicalJson.bytes(root));
    }
  }
}
