package org.winnow.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.datasets.PreparationJson;
import org.winnow.training.CanonicalJson;
import org.winnow.training.EntryDigests;
import org.winnow.training.Fields;
import org.winnow.training.ProvenanceJson;
import org.winnow.training.RecipeJson;

/** A package's manifest as canonical JSON, and back. */
final class PackageManifestJson {
  static final String FORMAT = "winnow-package";
  static final int VERSION = 1;

  private PackageManifestJson() {}

  static byte[] write(PackageManifest m) {
    PackageCard card = m.card();
    ObjectNode root =
        CanonicalJson.object()
            .put("format", FORMAT)
            .put("formatVersion", VERSION)
            .put("name", m.coordinates().name().toString())
            .put("version", m.coordinates().version().toString())
            .put("licence", card.licence())
            .put("description", card.description());
    ObjectNode signature = root.putObject("signature");
    ports(signature.putArray("inputs"), m.signature().inputs());
    ports(signature.putArray("outputs"), m.signature().outputs());
    m.classes().forEach(root.putArray("classes")::add);
    root.set("preparation", PreparationJson.write(m.preparation()));
    ArrayNode metrics = root.putArray("metrics");
    m.metrics().forEach(measured -> metrics.add(MeasuredJson.write(measured)));
    root.set("data", data(m));
    root.set("training", training(m.training()));
    ArrayNode foundations = root.putArray("buildsOn");
    m.foundations()
        .forEach(
            f ->
                foundations
                    .addObject()
                    .put("package", f.coordinates().toString())
                    .put("sha256", f.sha256()));
    root.set("entries", EntryDigests.write(m.entries()));
    return CanonicalJson.bytes(root);
  }

  private static void ports(ArrayNode array, List<Port> ports) {
    for (Port port : ports) {
      ObjectNode node = array.addObject().put("name", port.name()).put("type", port.type());
      port.shape().forEach(node.putArray("shape")::add);
    }
  }

  private static ObjectNode data(PackageManifest m) {
    ObjectNode node =
        CanonicalJson.object()
            .put("source", m.origin().name())
            .put("licence", m.origin().licence());
    m.origin().address().ifPresent(address -> node.put("address", address));
    m.card().dataRepository().ifPresent(address -> node.put("repository", address));
    return node;
  }

  private static ObjectNode training(PackageManifest.Training t) {
    ObjectNode node =
        CanonicalJson.object().put("skeleton", t.skeletonName()).put("model", t.modelHash());
    node.set("recipe", RecipeJson.write(t.recipe()));
    node.set("provenance", ProvenanceJson.write(t.provenance()));
    return node;
  }

  /**
   * What {@link #write} wrote, and nothing else.
   *
   * @throws InputException where it is another format or version, a field is missing or of another
   *     kind, or the same contents would be written in other bytes
   */
  static PackageManifest read(byte[] bytes) {
    JsonNode root = parse(bytes);
    Fields fields = new Fields(root, "the manifest");
    Fields signature = fields.object("signature");
    Fields data = fields.object("data");
    Fields training = fields.object("training");
    PackageManifest read =
        new PackageManifest(
            card(fields, data),
            new CallSignature(
                signature.list("inputs", PackageManifestJson::port),
                signature.list("outputs", PackageManifestJson::port)),
            fields.texts("classes"),
            PreparationJson.read(root.path("preparation")),
            fields.list("metrics", MeasuredJson::read),
            new DataOrigin(data.text("source"), data.text("licence"), data.optional("address")),
            new PackageManifest.Training(
                training.text("skeleton"),
                training.text("model"),
                RecipeJson.read(training.object("recipe")),
                ProvenanceJson.read(training.object("provenance")).withoutMachine()),
            fields.object("entries").allTexts());
    if (!Arrays.equals(bytes, write(read))) {
      throw new InputException("its manifest says more than its format has, or in other bytes");
    }
    return read;
  }

  private static JsonNode parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    JsonNode root = CanonicalJson.parse(text, PackageFile.MANIFEST);
    if (!root.path("format").asText().equals(FORMAT)) {
      throw new InputException("its manifest is not that of a package");
    }
    return root;
  }

  /**
   * The version of the format, where this Winnow reads another one; empty where it is that.
   *
   * @throws InputException where this is no package's manifest at all
   */
  static Optional<String> otherVersion(byte[] bytes) {
    JsonNode version = parse(bytes).path("formatVersion");
    return version.isIntegralNumber() && version.asLong() == VERSION
        ? Optional.empty()
        : Optional.of(Shown.of(CanonicalJson.text(version)));
  }

  private static PackageCard card(Fields fields, Fields data) {
    return new PackageCard(
        new PackageCoordinates(
            PackageName.parse(fields.text("name")), PackageVersion.parse(fields.text("version"))),
        fields.text("licence"),
        fields.text("description"),
        data.optional("repository"),
        fields.list("buildsOn", PackageManifestJson::foundation));
  }

  private static Foundation foundation(Fields f) {
    return new Foundation(PackageCoordinates.parse(f.text("package")), f.text("sha256"));
  }

  private static Port port(Fields f) {
    return new Port(f.text("name"), f.text("type"), f.wholes("shape"));
  }
}
