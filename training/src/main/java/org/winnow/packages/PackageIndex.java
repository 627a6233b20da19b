package org.winnow.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.winnow.datasets.InputException;
import org.winnow.training.WholeFile;

/**
 * What there is of packages, for people to search: a server in Maven's layout cannot be asked. As a
 * file it is text, a package a line: name and version, licence, description, with tabs between.
 */
public record PackageIndex(List<Line> lines) {
  private static final int DEEPEST = 16;
  private static final int LARGEST = 32 << 20;

  public PackageIndex {
    TreeMap<PackageCoordinates, Line> sorted = new TreeMap<>(PackageCache.IN_ORDER);
    lines.forEach(line -> sorted.putIfAbsent(line.coordinates(), line));
    lines = List.copyOf(sorted.values());
  }

  /** One package, with the first line of its description. */
  public record Line(PackageCoordinates coordinates, String licence, String description) {
    /**
     * Of a file; none where it cannot be read as a package: others can be searched all the same.
     */
    static Optional<Line> ifAny(Path file) {
      try {
        return Optional.of(of(file));
      } catch (InputException e) {
        return Optional.empty();
      }
    }

    private static Line of(Path file) {
      PackageCard card = PackageFile.peek(file).card();
      String first = card.description().lines().findFirst().orElse("");
      return new Line(card.coordinates(), card.licence(), Shown.of(first));
    }

    private static Line parse(String text) {
      String[] parts = text.split("\t", -1);
      if (parts.length != 3) {
        throw new InputException(
            "expected GROUP:NAME@VERSION, licence and description with tabs between them, got '"
                + Shown.of(text)
                + "'");
      }
      return new Line(PackageCoordinates.parse(parts[0]), Shown.of(parts[1]), Shown.of(parts[2]));
    }

    private boolean has(String word) {
      String all = (coordinates + " " + licence + " " + description).toLowerCase(Locale.ROOT);
      return all.contains(word.toLowerCase(Locale.ROOT));
    }
  }

  /**
   * What a folder of Maven's layout holds, or what an index file lists. Files that are no packages
   * are passed over.
   *
   * @param place a folder, a file, or the http address of one
   * @throws InputException where it is neither
   */
  public static PackageIndex at(String place) {
    return PublishedIndex.isAddress(place)
        ? parsed(PublishedIndex.lines(place, LARGEST), place)
        : at(Path.of(place));
  }

  private static PackageIndex at(Path place) {
    try {
      if (Files.isDirectory(place)) {
        return ofFolder(place);
      }
      if (Files.isRegularFile(place) && Files.size(place) <= LARGEST) {
        return parsed(Files.readAllLines(place), place.toString());
      }
    } catch (IOException e) {
      throw new InputException("cannot read " + place + ": " + WholeFile.reason(e), e);
    }
    throw new InputException(
        "there is no folder and no index file "
            + place
            + "; a server in Maven's layout cannot be searched, but may publish an index file");
  }

  private static PackageIndex ofFolder(Path folder) throws IOException {
    List<Line> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      for (Path file : files.filter(PackageIndex::isPackage).toList()) {
        Line.ifAny(file).ifPresent(found::add);
      }
    }
    return new PackageIndex(found);
  }

  private static boolean isPackage(Path file) {
    return file.getFileName().toString().endsWith("." + PackageFile.EXTENSION)
        && Files.isRegularFile(file);
  }

  private static PackageIndex parsed(List<String> file, String place) {
    List<Line> found = new ArrayList<>();
    int number = 0;
    for (String text : file) {
      number++;
      try {
        found.add(Line.parse(text));
      } catch (InputException e) {
        throw new InputException(Shown.of(place) + ", line " + number + ": " + e.getMessage(), e);
      }
    }
    return new PackageIndex(found);
  }

  /** Those in whose line all words occur, in letters of either case. */
  public PackageIndex matching(Collection<String> words) {
    return new PackageIndex(
        lines.stream().filter(line -> words.stream().allMatch(line::has)).toList());
  }

  /** Writes the index as a file, to be published beside the packages. */
  public void save(Path file) {
    List<String> text =
        lines.stream()
            .map(line -> line.coordinates() + "\t" + line.licence() + "\t" + line.description())
            .toList();
    try {
      Files.write(file, text);
    } catch (IOException e) {
      throw new InputException("cannot write " + file + ": " + WholeFile.reason(e), e);
    }
  }
}
