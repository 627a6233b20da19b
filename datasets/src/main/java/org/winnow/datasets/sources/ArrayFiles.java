package org.winnow.datasets.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.winnow.datasets.InputException;
import org.winnow.datasets.SourceNote;

/** Loads data sets from IDX, NPY and NPZ files, finding features and labels by their names. */
final class ArrayFiles {
  private final LoadOptions options;
  private final SourceNote note;

  private ArrayFiles(LoadOptions options, SourceNote note) {
    this.options = options;
    this.note = note;
  }

  static boolean isIdx(String file) {
    return file.matches("(?i).*\\bidx[1-4]-ubyte(\\.gz)?|.*\\.idx(\\.gz)?");
  }

  static boolean isNpy(String file) {
    return file.matches("(?i).*\\.npy(\\.gz)?");
  }

  /** Of one file and, if there is one, its partner in the same folder. */
  static Loaded file(Path file, LoadOptions options) {
    String name = file.getFileName().toString();
    ArrayFiles files = new ArrayFiles(options, SourceNote.named(name));
    Path folder = file.toAbsolutePath().getParent();
    List<ArrayPairs.Pair> pairs =
        ArrayPairs.in(names(folder, isNpy(name) ? ArrayFiles::isNpy : ArrayFiles::isIdx)).stream()
            .filter(p -> p.features().equals(name) || p.labels().equals(Optional.of(name)))
            .toList();
    if (pairs.isEmpty()) {
      throw new InputException(
          "beside the labels "
              + file
              + " there are no features; expected, as names, "
              + "train-images-idx3-ubyte and train-labels-idx1-ubyte, or X.npy and y.npy");
    }
    return files.load(name, pairs, n -> read(folder.resolve(n), options.limits()));
  }

  /** Of all IDX or NPY files of a folder; empty where it has none. */
  static Optional<Loaded> folder(Path folder, LoadOptions options, SourceNote note) {
    for (Predicate<String> kind :
        List.<Predicate<String>>of(ArrayFiles::isIdx, ArrayFiles::isNpy)) {
      List<ArrayPairs.Pair> pairs = ArrayPairs.in(names(folder, kind));
      if (!pairs.isEmpty()) {
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        return Optional.of(
            new ArrayFiles(options, note)
                .load(name, pairs, n -> read(folder.resolve(n), options.limits())));
      }
    }
    return Optional.empty();
  }

  /** Of an NPZ archive. */
  static Loaded archive(Path file, LoadOptions options) {
    String name = file.getFileName().toString();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      TreeMap<String, ZipEntry> entries = new TreeMap<>();
      Enumeration<? extends ZipEntry> all = zip.entries();
      while (all.hasMoreElements()) {
        ZipEntry entry = all.nextElement();
        entries.put(entry.getName().replaceFirst("\\.npy$", ""), entry);
        if (entries.size() > options.limits().entries()) {
          throw new InputException(
              file + " has more than " + options.limits().entries() + " entries, the limit");
        }
      }
      return new ArrayFiles(options, SourceNote.named(name))
          .load(
              name,
              ArrayPairs.in(entries.keySet()),
              n -> entry(zip, entries.get(n), file, options.limits()));
    } catch (IOException e) {
      throw new InputException(file + " is no NPZ archive, or damaged: " + e.getMessage(), e);
    }
  }

  private static ArrayContent entry(ZipFile zip, ZipEntry entry, Path file, Limits limits) {
    String name = file + ":" + entry.getName();
    try (InputStream in = PackedFile.limited(zip.getInputStream(entry), name, limits.bytes())) {
      return NpyFile.read(in, name, limits);
    } catch (IOException e) {
      throw new InputException(name + " is damaged: " + e.getMessage(), e);
    }
  }

  private static ArrayContent read(Path file, Limits limits) {
    return isNpy(file.getFileName().toString())
        ? NpyFile.read(file, limits)
        : IdxFile.read(file, limits);
  }

  private Loaded load(
      String name, List<ArrayPairs.Pair> pairs, Function<String, ArrayContent> reader) {
    checkOneSubject(name, pairs);
    List<ArraySource.Part> parts = new ArrayList<>();
    for (ArrayPairs.Pair pair : pairs) {
      if (!(reader.apply(pair.features()) instanceof ArrayContent.Numbers x)) {
        throw new InputException(name + ": " + pair.features() + " holds texts, not features");
      }
      String[] labels =
          pair.labels()
              .map(y -> named(reader.apply(y).labels(y), options.classes()))
              .orElseGet(() -> unlabelled(pair, x.examples()));
      String part = pair.features() + pair.labels().map(y -> " with " + y).orElse("");
      parts.add(new ArraySource.Part(part, x, labels, pair.split()));
    }
    return ArraySource.of(name, note, parts, options);
  }

  /** Numbers are indices into the vocabulary where one is given that does not hold them. */
  static String[] named(String[] labels, List<String> classes) {
    String[] names = labels.clone();
    for (int i = 0; i < names.length; i++) {
      boolean number = names[i] != null && names[i].matches("\\d{1,9}");
      if (number && !classes.contains(names[i])) {
        int index = Integer.parseInt(names[i]);
        names[i] = index < classes.size() ? classes.get(index) : names[i];
      }
    }
    return names;
  }

  private String[] unlabelled(ArrayPairs.Pair pair, int examples) {
    if (options.classes().isEmpty()) {
      throw new InputException(
          "no labels go with "
              + pair.features()
              + "; expected, as names, X and y, x_train and y_train, images and labels\n"
              + "for examples without labels name the classes, as --classes cat,dog");
    }
    return new String[examples];
  }

  private static void checkOneSubject(String name, List<ArrayPairs.Pair> pairs) {
    TreeSet<String> subjects = new TreeSet<>();
    TreeSet<String> splits = new TreeSet<>();
    pairs.forEach(p -> subjects.add(p.subject()));
    pairs.forEach(p -> splits.add(p.split().toString()));
    if (pairs.isEmpty() || subjects.size() > 1 || splits.size() < pairs.size()) {
      throw new InputException(
          name
              + " does not tell which array holds features and which labels: it has "
              + pairs.stream().map(ArrayPairs.Pair::features).toList()
              + "; expected, as names, X and y, x_train and y_train, images and labels");
    }
  }

  private static List<String> names(Path folder, Predicate<String> kind) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).filter(kind).sorted().toList();
    } catch (IOException e) {
      throw new InputException("the folder " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }
}
