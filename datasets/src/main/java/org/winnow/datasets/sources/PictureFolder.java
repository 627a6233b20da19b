package org.winnow.datasets.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.Features;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Shape;
import org.winnow.datasets.SourceNote;
import org.winnow.datasets.Views;

/** Makes a data set of a folder with one folder of pictures for each class. */
final class PictureFolder {
  private static final int LARGEST_BY_DEFAULT = 32;
  private static final int LARGEST_SHOWN = 128;
  private static final int BRIGHTEST = 255;
  private static final int MOST_NAMED = 3;

  private final Path root;
  private final LoadOptions options;
  private final List<ClassFolders.Entry> read = new ArrayList<>();
  private final List<Pixels> pixels = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private final Fingerprints prints;
  private final int others;
  private Shape size;
  private int stretched;

  private PictureFolder(Path root, LoadOptions options) {
    this.root = root;
    this.options = options;
    ClassFolders list = ClassFolders.of(root, options.limits(), PictureFile::isPicture);
    this.others = list.others();
    if (list.entries().isEmpty()) {
      throw new InputException(
          root
              + " has no pictures, no texts and no IDX or NPY files; expected a folder of PNG, JPEG"
              + " or TXT files for each class, as "
              + root.resolve("cat").resolve("1.png"));
    }
    this.prints = new Fingerprints(list.entries().size());
    readAll(list.entries());
  }

  static Loaded load(Path root, LoadOptions options) {
    Optional<Shape> known = options.like().map(d -> d.schema().shape());
    LoadOptions fitting =
        known.map(s -> options.withPictures(options.pictures().withShape(s))).orElse(options);
    return new PictureFolder(root, fitting).load();
  }

  private void readAll(List<ClassFolders.Entry> entries) {
    ExampleHash hash = new ExampleHash();
    for (ClassFolders.Entry entry : entries) {
      try {
        byte[] content = read(entry.file(), options.limits());
        Pixels whole = PictureFile.decode(content, options.limits().pixels());
        pixels.add(fit(whole));
        prints.add(hash.ofFile(content));
        read.add(entry);
      } catch (IOException e) {
        if (!options.pictures().skipBroken()) {
          throw new InputException(
              entry.file()
                  + " cannot be read as a picture: "
                  + e.getMessage()
                  + "; --skip-broken leaves such files out",
              e);
        }
        broken.add(root.relativize(entry.file()).toString());
      }
    }
    if (pixels.isEmpty()) {
      throw new InputException("all " + broken.size() + " pictures of " + root + " are broken");
    }
  }

  private static byte[] read(Path file, Limits limits) throws IOException {
    if (Files.size(file) > limits.bytes()) {
      throw new IOException("it has more than " + limits.bytes() + " bytes, the limit");
    }
    return Files.readAllBytes(file);
  }

  private Pixels fit(Pixels whole) {
    if (size == null) {
      size = options.pictures().size().orElseGet(() -> atMost(whole.shape(), LARGEST_BY_DEFAULT));
    }
    Shape was = whole.shape();
    if ((long) was.width() * size.height() != (long) was.height() * size.width()) {
      stretched++;
    }
    return whole.resized(size.width(), size.height());
  }

  /** The same proportions, with no side longer than {@code most}. */
  private static Shape atMost(Shape shape, int most) {
    int longest = Math.max(shape.width(), shape.height());
    if (longest <= most) {
      return shape;
    }
    int width = Math.max(1, Math.round((float) shape.width() * most / longest));
    int height = Math.max(1, Math.round((float) shape.height() * most / longest));
    return new Shape(height, width, shape.channels());
  }

  private Loaded load() {
    Shape shape = new Shape(size.height(), size.width(), channels());
    byte[] all = new byte[Math.multiplyExact(pixels.size(), shape.size())];
    for (int i = 0; i < pixels.size(); i++) {
      byte[] values = pixels.get(i).withChannels(shape.channels()).values();
      System.arraycopy(values, 0, all, i * shape.size(), shape.size());
    }
    Views small = Views.pictures(Features.ofBytes(all, shape.size()), shape, BRIGHTEST);
    Features features = Features.ofBytes(inUnitsOf(options.like(), all), shape.size());
    String name = String.valueOf(root.toAbsolutePath().normalize().getFileName());
    Assembly assembly =
        new Assembly(name, options)
            .source(SourceNote.named(name))
            .fingerprints(prints)
            .labels(
                new Labelling.Source(
                    read.size(),
                    row -> read.get(row).label(),
                    row -> read.get(row).file().toString()),
                options.classes())
            .splitsOfSource(row -> read.get(row).split())
            .features(shape, features, Preparation.unit(BRIGHTEST))
            .views(views(small));
    notes(shape).forEach(assembly::note);
    return assembly.build();
  }

  /** Bytes from 0 to 255 in the units of another data set's bytes, as 0 to 16 for the digits. */
  private static byte[] inUnitsOf(Optional<Dataset> other, byte[] values) {
    List<Preparation.Step> steps = other.map(d -> d.preparation().steps()).orElse(List.of());
    if (steps.size() != 1 || !(steps.get(0) instanceof Preparation.Scale scale)) {
      return values;
    }
    float most = 1 / scale.multiply() + scale.subtract();
    byte[] scaled = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = (byte) Math.round((values[i] & 0xff) * most / BRIGHTEST);
    }
    return scaled;
  }

  private int channels() {
    if (!options.pictures().anyColour()) {
      return size.channels();
    }
    return pixels.stream().allMatch(Pixels::isGrey) ? 1 : 3;
  }

  private List<String> notes(Shape shape) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "pictures are brought to "
            + shape.width()
            + "x"
            + shape.height()
            + (shape.channels() == 1 ? ", grey" : ", colour")
            + (options.pictures().size().isEmpty() ? " (after the first one; see --size)" : ""));
    if (stretched > 0) {
      notes.add(stretched + " pictures have other proportions and are stretched");
    }
    if (!broken.isEmpty()) {
      String named = String.join(", ", broken.subList(0, Math.min(MOST_NAMED, broken.size())));
      notes.add(
          broken.size()
              + " broken "
              + (broken.size() == 1 ? "picture" : "pictures")
              + " left out: "
              + named
              + (broken.size() > MOST_NAMED ? ", …" : ""));
    }
    if (others > 0) {
      notes.add(others + " files are no pictures and were left out");
    }
    return notes;
  }

  /** The files as they are, made smaller; where one is gone or altered, what the network sees. */
  private Views views(Views small) {
    List<Path> files = read.stream().map(ClassFolders.Entry::file).toList();
    Fingerprints known = prints;
    Limits limits = options.limits();
    return row -> {
      try {
        byte[] content = read(files.get(row), limits);
        if (!new ExampleHash().ofFile(content).equals(known.get(row))) {
          return small.of(row);
        }
        Pixels whole = PictureFile.decode(content, limits.pixels());
        Shape shape = atMost(whole.shape(), LARGEST_SHOWN);
        byte[] shown = whole.resized(shape.width(), shape.height()).values();
        return new ExampleView.Picture(shape.width(), shape.height(), shape.channels(), shown);
      } catch (IOException e) {
        return small.of(row);
      }
    };
  }
}
