package org.winnow.datasets.sources;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.Features;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.SourceNote;
import org.winnow.datasets.Split;
import org.winnow.datasets.TableEncoding;

/** Makes a data set of a folder with one folder of text files for each class. */
final class TextFolder {
  /** The column of a table that the same texts would stand in: their ids are the same. */
  private static final String COLUMN = "text";

  private final Path root;
  private final LoadOptions options;
  private final List<ClassFolders.Entry> files;
  private final RowText rows = new RowText();
  private final Fingerprints prints;

  private TextFolder(Path root, List<ClassFolders.Entry> files, LoadOptions options) {
    this.root = root;
    this.options = options;
    this.files = files;
    this.prints = new Fingerprints(files.size());
    readAll();
  }

  /** Empty where the folder has no text files in folders of classes, or has pictures too. */
  static Optional<Loaded> load(Path root, LoadOptions options) {
    ClassFolders list =
        ClassFolders.of(
            root, options.limits(), name -> PictureFile.isPicture(name) || isText(name));
    boolean fitting = options.like().isPresent() || !options.classes().isEmpty();
    boolean texts =
        list.entries().stream().anyMatch(e -> fitting || e.label() != null)
            && list.entries().stream().allMatch(e -> isText(e.file().getFileName().toString()));
    return texts
        ? Optional.of(new TextFolder(root, list.entries(), options).load(list.others()))
        : Optional.empty();
  }

  private static boolean isText(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".txt");
  }

  private void readAll() {
    ExampleHash hash = new ExampleHash();
    rows.begin(1);
    for (int i = 0; i < files.size(); i++) {
      String text = read(files.get(i).file());
      rows.cell(0, text.toCharArray(), 0, text.length());
      rows.endRow(i);
      prints.add(hash.ofRow(List.of(COLUMN), List.of(text)));
    }
  }

  private String read(Path file) {
    try {
      if (Files.size(file) > options.limits().bytes()) {
        throw new InputException(
            file + " has more than " + options.limits().bytes() + " bytes, the limit");
      }
      ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
      return options.text().charset().newDecoder().decode(content).toString();
    } catch (CharacterCodingException e) {
      throw new WrongEncoding(file, options.text().charset(), options.limits()).explain();
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private Loaded load(int others) {
    String name = String.valueOf(root.toAbsolutePath().normalize().getFileName());
    Assembly assembly =
        new Assembly(name, options)
            .source(SourceNote.named(name))
            .fingerprints(prints)
            .labels(
                new Labelling.Source(
                    files.size(), row -> files.get(row).label(), row -> place(row)),
                options.classes())
            .splitsOfSource(row -> files.get(row).split());
    if (others > 0) {
      assembly.note(others + " files are no texts and were left out");
    }
    encode(assembly);
    return assembly.build();
  }

  private void encode(Assembly assembly) {
    int[] trainRows = assembly.split().rows(Split.TRAIN);
    TableEncoder encoder = new TableEncoder(rows, trainRows);
    TableEncoding encoding = known().orElseGet(() -> learn(encoder, trainRows));
    float[] features = encoder.encode(encoding, List.of(0), this::place);
    encoder.notes().forEach(assembly::note);
    TextColumns.notes(encoding.texts().get(0), rows.size(), row -> rows.text(row, 0))
        .forEach(assembly::note);
    RowText texts = rows;
    assembly
        .features(
            encoding.shape(),
            Features.ofFloats(features, encoding.width()),
            new Preparation(List.of(encoding)))
        .featureNames(encoding.featureNames())
        .views(row -> new ExampleView.Passage(texts.text(row, 0)));
  }

  private TableEncoding learn(TableEncoder encoder, int[] trainRows) {
    TextColumns texts = new TextColumns(options.columns().words(), trainRows, encoder.notes());
    return new TableEncoding(List.of(texts.learn(COLUMN, row -> rows.text(row, 0))));
  }

  /** The encoding of the data set that the texts must fit, where there is one. */
  private Optional<TableEncoding> known() {
    return options
        .like()
        .map(
            d ->
                d.preparation()
                    .encoding()
                    .filter(e -> e.columns().size() == 1 && e.texts().size() == 1)
                    .orElseThrow(
                        () -> new InputException("texts cannot be added to '" + d.name() + "'")));
  }

  private String place(int row) {
    return files.get(row).file().toString();
  }
}
