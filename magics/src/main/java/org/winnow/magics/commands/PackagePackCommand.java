package org.winnow.magics.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.winnow.datasets.Split;
import org.winnow.magics.Command;
import org.winnow.magics.Packages;
import org.winnow.packages.Foundation;
import org.winnow.packages.GoldenRows;
import org.winnow.packages.Measured;
import org.winnow.packages.PackageCard;
import org.winnow.packages.PackageCoordinates;
import org.winnow.packages.PackageFile;
import org.winnow.packages.SigningKey;
import org.winnow.training.Model;
import org.winnow.training.Provenance;
import org.winnow.viz.PackageSheet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a package of a model. */
@picocli.CommandLine.Command(
    name = "pack",
    description = "Pack a model: weights, classes, preparation, provenance and golden rows.")
public final class PackagePackCommand extends Command {
  @Parameters(
      index = "0",
      paramLabel = "GROUP:NAME@VERSION",
      description = "What it is called, as org.acme:digits@1.2.0.")
  private String coordinates;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "Where to write it (default NAME-VERSION.winnowpkg).")
  private Path file;

  @Option(
      names = "--licence",
      required = true,
      paramLabel = "SPDX",
      description = "Its licence, as Apache-2.0.")
  private String licence;

  @Option(names = "--description", paramLabel = "TEXT", description = "What it is, for people.")
  private String description = "";

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Which model (default: the current one).")
  private String name;

  @Option(
      names = "--data-at",
      paramLabel = "URL",
      description = "The git address at which others find the label repository.")
  private String dataAt;

  @Option(
      names = "--builds-on",
      paramLabel = "FILE",
      description = "A package that it was built on; may be given several times.")
  private List<Path> foundations = List.of();

  @Option(
      names = "--golden",
      paramLabel = "N",
      description = "Examples to put in, with their answers (default ${DEFAULT-VALUE}).")
  private int golden = GoldenRows.STANDARD;

  @Option(names = "--test", description = "Measure on the test split too; the look is counted.")
  private boolean test;

  @Option(names = "--unsigned", description = "Do not sign it, also where you have a key.")
  private boolean unsigned;

  @Mixin private KeyOptions keys;

  @Override
  protected void run() throws IOException {
    Model model = name == null ? session().model() : session().model(name);
    PackageCard card = card(model);
    Path target = file == null ? Path.of(card.coordinates().fileName()) : file;
    Optional<SigningKey> key = unsigned ? Optional.empty() : keys.ring().own();
    Set<Split> splits = new TreeSet<>(Set.of(Split.VALIDATION));
    if (test) {
      splits.add(Split.TEST);
      session().lookAtTest();
    }
    PackageFile packed =
        LongWork.call(
            "packing " + card.coordinates(),
            host(),
            () -> session().packages().pack(model, card, new Packages.Contents(golden, splits)));
    PackageFile signed = key.map(packed::signedBy).orElse(packed);
    signed.save(target);
    host().print(told(signed, target, key.isPresent()));
    notes(signed.manifest().training().provenance());
  }

  /** What the skeleton uses need not be named again. */
  private PackageCard card(Model model) {
    List<Foundation> built =
        Stream.concat(
                model.provenance().base().map(Foundation::of).stream(),
                foundations.stream().map(PackageFile::open).map(Foundation::of))
            .distinct()
            .toList();
    Optional<String> address = Optional.ofNullable(dataAt);
    PackageCoordinates named = PackageCoordinates.parse(coordinates);
    return new PackageCard(named, licence, description, address, built);
  }

  private static String told(PackageFile packed, Path target, boolean signed) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Packed %s to %s (%.1f kB), %s.%n",
            packed.manifest().coordinates(),
            target,
            Files.size(target) / 1e3,
            signed ? "signed with your key" : "not signed"));
    for (Measured measured : packed.manifest().metrics()) {
      text.append("It has ").append(PackageSheet.measured(measured)).append(".\n");
    }
    return text.append("Whoever has it sees the ")
        .append(packed.golden().size())
        .append(" golden rows in it, which are examples of your data.\n")
        .toString();
  }

  private void notes(Provenance trained) {
    if (!trained.dataDigest().equals(session().data().digest())) {
      host().print("Note: the data that are open are not those that the model was trained from.\n");
    }
    if (trained.pendingEdits() > 0) {
      host()
          .print(
              "Note: it was trained with "
                  + trained.pendingEdits()
                  + " edits that no commit has; nobody else can train it again.\n");
    }
  }
}
