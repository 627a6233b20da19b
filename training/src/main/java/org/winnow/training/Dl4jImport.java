package org.winnow.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.PreparationJson;
import org.winnow.datasets.Shape;

/**
 * Reads a network that Deeplearning4j saved ({@code ModelSerializer}) as a model of Winnow.
 *
 * <p>A reader of its own, in plain Java: only the configuration and the coefficients are looked at,
 * only known layers are understood, and nothing in the file is turned into objects by name. Files
 * with a preprocessor or a normaliser are refused: these hold serialised Java objects, and without
 * them the network would be fed other numbers than it learnt from.
 */
public final class Dl4jImport {
  private Dl4jImport() {}

  /** As {@link #open(Path, Optional, List)}, with classes named by number. */
  public static Model open(Path file) {
    return open(file, Optional.empty(), List.of());
  }

  /**
   * Reads a network.
   *
   * @param input the shape of its input, needed where the file does not tell it (a convolution
   *     comes first); values are used as they are, without preparation
   * @param classes names of its classes, or empty: 0, 1, 2 …
   * @throws InputException naming the first thing that is not understood
   */
  public static Model open(Path file, Optional<Shape> input, List<String> classes) {
    Dl4jArchive archive = Dl4jArchive.read(file);
    try {
      if (archive.description().isPresent() && input.isEmpty() && classes.isEmpty()) {
        return exported(archive);
      }
      List<Dl4jVertex> vertices = Dl4jVertex.list(archive.configuration());
      Dl4jTranslation translation = new Dl4jTranslation(name(file), vertices, input);
      Skeleton skeleton = translation.skeleton();
      Weights weights = translation.weights(skeleton, archive.coefficients());
      return new Model(
          new Model.Parts(
              skeleton,
              Recipe.standard(),
              provenance(archive.configuration()),
              names(classes, skeleton.classes()),
              Preparation.none(),
              List.of(),
              weights),
          Optional.empty());
    } catch (InputException e) {
      throw new InputException("cannot import " + file + ": " + e.getMessage(), e);
    }
  }

  /** What {@link Dl4jExport} wrote. */
  private static Model exported(Dl4jArchive archive) {
    Fields fields = new Fields(archive.description().orElseThrow(), Dl4jExport.DESCRIPTION);
    Fields written = fields.object("skeleton");
    Skeleton skeleton = Skeleton.parse(written.text("name"), written.text("text"));
    return new Model(
        new Model.Parts(
            skeleton,
            Recipe.standard(),
            provenance(archive.configuration()),
            names(fields.texts("classes"), skeleton.classes()),
            PreparationJson.read(archive.description().get().path("preparation")),
            List.of(),
            Dl4jCoefficients.of(skeleton, archive)),
        Optional.empty());
  }

  /**
   * Reads the weights of a network that DL4J saved anew, after {@link Dl4jExport} had written it.
   *
   * @param like the model that was written: its skeleton, classes and preparation are taken
   * @throws InputException where the file holds another network
   */
  public static Model open(Path file, Model like) {
    Dl4jArchive archive = Dl4jArchive.read(file);
    try {
      return new Model(
          new Model.Parts(
              like.skeleton(),
              like.recipe(),
              provenance(archive.configuration()),
              like.classes(),
              like.preparation(),
              List.of(),
              Dl4jCoefficients.of(like.skeleton(), archive)),
          Optional.empty());
    } catch (InputException e) {
      throw new InputException("cannot import " + file + ": " + e.getMessage(), e);
    }
  }

  private static String name(Path file) {
    String name = file.getFileName().toString().replaceAll("\\.[^.]*$", "");
    return name.isBlank() ? "imported" : name;
  }

  private static List<String> names(List<String> given, int count) {
    if (!given.isEmpty() && given.size() != count) {
      throw new InputException(
          "its output has " + count + " classes, got " + given.size() + " names");
    }
    List<String> names = new ArrayList<>(given);
    for (int c = names.size(); c < count; c++) {
      names.add(Integer.toString(c));
    }
    return names;
  }

  private static Provenance provenance(JsonNode configuration) {
    return Provenance.imported("dl4j (imported)", configuration.path("epochCount").asInt());
  }
}
