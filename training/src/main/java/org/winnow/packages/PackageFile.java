package org.winnow.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.training.EntryDigests;
import org.winnow.training.Model;
import org.winnow.training.Safetensors;
import org.winnow.training.Skeleton;
import org.winnow.training.StoredZip;
import org.winnow.training.Tensor;
import org.winnow.training.WeightTensors;
import org.winnow.training.WholeFile;

/**
 * A trained network as a package, in memory or as a file: a zip without compression that holds the
 * entries of {@code docs/package-format.md} and no others. Data only: nothing of it is ever run or
 * turned into objects by name. Immutable.
 */
public final class PackageFile {
  /** What its file's name ends with, after a dot. */
  public static final String EXTENSION = "winnowpkg";

  static final String MANIFEST = "manifest.json";
  static final String SKELETON = "skeleton.txt";
  static final String WEIGHTS = "weights.safetensors";
  static final String SIGNATURE = "signature.json";

  private static final StoredZip.Layout LAYOUT = new StoredZip.Layout("package", limits());

  private final PackageManifest manifest;
  private final Model model;
  private final GoldenRows golden;
  private final Optional<SignatureBlock> signature;

  private PackageFile(
      PackageManifest manifest,
      Model model,
      GoldenRows golden,
      Optional<SignatureBlock> signature) {
    this.manifest = manifest;
    this.model = model;
    this.golden = golden;
    this.signature = signature;
  }

  private static Map<String, Long> limits() {
    Map<String, Long> limits = new LinkedHashMap<>();
    limits.put(MANIFEST, 4L << 20);
    limits.put(SKELETON, 64L << 10);
    limits.put(WEIGHTS, 1100L << 20);
    limits.put(GoldenEntries.WRITTEN, 8L << 20);
    limits.put(GoldenEntries.NUMBERS, 512L << 20);
    limits.put(SIGNATURE, 4096L);
    return limits;
  }

  /**
   * Packs a model.
   *
   * @param facts what is known of its data and of how good it is
   * @throws InputException where a part of it is larger than a package may have
   */
  public static PackageFile of(
      Model model, PackageCard card, PackageFacts facts, GoldenRows golden) {
    Model others = withoutMachine(model);
    PackageManifest manifest =
        new PackageManifest(
            card,
            CallSignature.of(others.skeleton(), others.preparation()),
            others.classes(),
            others.preparation(),
            facts.metrics(),
            facts.origin(),
            PackageManifest.Training.of(others),
            EntryDigests.of(body(others, golden)));
    PackageFile packed = new PackageFile(manifest, others, golden, Optional.empty());
    LAYOUT.requireRoom(packed.entries());
    return packed;
  }

  /** The model as others shall have it: without its trace, its history, and the machine. */
  private static Model withoutMachine(Model m) {
    return Model.of(
        new Model.Parts(
            m.skeleton(),
            m.recipe(),
            m.provenance().withoutMachine(),
            m.classes(),
            m.preparation(),
            List.of(),
            m.weights()));
  }

  private static Map<String, StoredZip.Body> body(Model model, GoldenRows golden) {
    Map<String, StoredZip.Body> entries = new LinkedHashMap<>();
    byte[] skeleton = model.skeleton().text().getBytes(StandardCharsets.UTF_8);
    entries.put(SKELETON, out -> out.write(skeleton));
    List<Tensor> weights = WeightTensors.of(model.weights(), model.skeleton());
    entries.put(WEIGHTS, out -> Safetensors.write(weights, out));
    entries.putAll(GoldenEntries.write(golden));
    return entries;
  }

  public PackageManifest manifest() {
    return manifest;
  }

  /** The network, ready for use. */
  public Model model() {
    return model;
  }

  public GoldenRows golden() {
    return golden;
  }

  /** Who signed it, if anybody did; whether that holds is for a {@link KeyRing} to say. */
  public Optional<SignatureBlock> signature() {
    return signature;
  }

  /** The manifest as it is signed. */
  byte[] manifestBytes() {
    return PackageManifestJson.write(manifest);
  }

  /** The same with a signature in place of the one it has, if any. */
  public PackageFile signedBy(SigningKey key) {
    return new PackageFile(manifest, model, golden, Optional.of(key.sign(manifestBytes())));
  }

  /** Asks the network for its golden rows, in the engine that this machine has for it. */
  public Replay replay() {
    return Replay.of(model, golden);
  }

  private Map<String, StoredZip.Body> entries() {
    Map<String, StoredZip.Body> entries = new LinkedHashMap<>();
    byte[] described = manifestBytes();
    entries.put(MANIFEST, out -> out.write(described));
    entries.putAll(body(model, golden));
    signature.map(SignatureBlock::json).ifPresent(s -> entries.put(SIGNATURE, out -> out.write(s)));
    return entries;
  }

  /** The SHA-256 of its whole file, 64 hexadecimal digits: what a lock pins. */
  public String sha256() {
    return EntryDigests.digest(out -> StoredZip.write(entries(), out));
  }

  /**
   * Writes the file; the same package gives the same bytes.
   *
   * @throws InputException where it cannot be written; no half-written one is left
   */
  public void save(Path file) {
    WholeFile.write(file, out -> StoredZip.write(entries(), out));
  }

  /**
   * Reads a file that {@link #save} wrote, and checks every hash in it. Neither its signature nor
   * its golden rows are judged yet.
   *
   * @throws InputException where it is no such file, was changed since, or is of a newer format
   */
  public static PackageFile open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputException("there is no package file " + file);
    }
    try {
      // A newer format may have other entries, and should not be called damaged for them.
      requireVersion(file, StoredZip.first(file, LAYOUT));
      return read(file, StoredZip.read(file, LAYOUT));
    } catch (IOException e) {
      throw new InputException("cannot read the package " + file + ": " + WholeFile.reason(e), e);
    }
  }

  /**
   * What a file says of itself, before any hash in it is checked: for lists.
   *
   * @throws InputException where it is no package, or of a newer format
   */
  static PackageManifest peek(Path file) {
    try {
      byte[] first = StoredZip.first(file, LAYOUT);
      requireVersion(file, first);
      return PackageManifestJson.read(first);
    } catch (IOException e) {
      throw new InputException("cannot read the package " + file + ": " + WholeFile.reason(e), e);
    }
  }

  private static void requireVersion(Path file, byte[] manifest) {
    Optional<String> other;
    try {
      other = PackageManifestJson.otherVersion(manifest);
    } catch (InputException e) {
      throw LAYOUT.refused(file, e.getMessage());
    }
    if (other.isPresent()) {
      throw new InputException(
          file
              + " has version "
              + other.get()
              + " of the package format, this Winnow reads version "
              + PackageManifestJson.VERSION
              + "; for a later one a newer Winnow is needed");
    }
  }

  private static PackageFile read(Path file, Map<String, byte[]> contents) {
    try {
      for (String needed : List.of(MANIFEST, SKELETON, WEIGHTS, GoldenEntries.NUMBERS)) {
        if (!contents.containsKey(needed)) {
          throw new InputException("the entry '" + needed + "' is missing");
        }
      }
      PackageManifest manifest = PackageManifestJson.read(contents.get(MANIFEST));
      EntryDigests.check(manifest.entries(), contents, MANIFEST, SIGNATURE);
      Model model = model(manifest, contents);
      GoldenRows golden = GoldenEntries.read(contents);
      golden.requireFit(model);
      Optional<SignatureBlock> signature =
          Optional.ofNullable(contents.get(SIGNATURE)).map(SignatureBlock::read);
      return new PackageFile(manifest, model, golden, signature);
    } catch (InputException e) {
      throw LAYOUT.refused(file, e.getMessage());
    }
  }

  private static Model model(PackageManifest manifest, Map<String, byte[]> contents) {
    PackageManifest.Training training = manifest.training();
    String text = new String(contents.get(SKELETON), StandardCharsets.UTF_8);
    Skeleton skeleton = Skeleton.parse(training.skeletonName(), text);
    Model model =
        Model.of(
            new Model.Parts(
                skeleton,
                training.recipe(),
                training.provenance(),
                manifest.classes(),
                manifest.preparation(),
                List.of(),
                WeightTensors.read(skeleton, Safetensors.read(contents.get(WEIGHTS), WEIGHTS))));
    if (!model.hash().equals(training.modelHash()) || !skeleton.text().equals(text)) {
      throw new InputException("its model is not the one that its manifest names");
    }
    if (!CallSignature.of(skeleton, manifest.preparation()).equals(manifest.signature())) {
      throw new InputException("its signature is not that of its skeleton and its preparation");
    }
    return model;
  }
}
