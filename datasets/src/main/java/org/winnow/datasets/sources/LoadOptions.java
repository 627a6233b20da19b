package org.winnow.datasets.sources;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Shape;

/**
 * How data is to be read; {@link #standard()} fits most, the {@code with…} methods give a changed
 * copy. What does not concern a kind of source is ignored by it.
 *
 * @param name the data set's name; empty takes it from the source
 * @param columns what the columns of a table are for
 * @param classes the label vocabulary in class-index order; empty takes it from the data
 * @param split how examples are split
 * @param pictures how pictures are read
 * @param shape the shape of one example of an array; empty takes it from the array
 * @param text how text files are read
 * @param limits what may be unpacked at most
 * @param fetching where named data sets come from
 * @param like a data set that the examples must fit: same shape, classes and preparation
 * @param everyLabel the label of all examples, whatever the source says
 */
public record LoadOptions(
    Optional<String> name,
    ColumnRoles columns,
    List<String> classes,
    SplitRule split,
    PictureRules pictures,
    Optional<Shape> shape,
    TextRules text,
    Limits limits,
    Fetching fetching,
    Optional<Dataset> like,
    Optional<String> everyLabel) {
  public LoadOptions {
    classes = List.copyOf(classes);
  }

  /** The defaults; caches where the environment says. */
  public static LoadOptions standard() {
    return new LoadOptions(
        Optional.empty(),
        ColumnRoles.guessed(),
        List.of(),
        SplitRule.standard(),
        PictureRules.standard(),
        Optional.empty(),
        TextRules.standard(),
        Limits.standard(),
        Fetching.standard(),
        Optional.empty(),
        Optional.empty());
  }

  public LoadOptions withName(String value) {
    return new LoadOptions(
        Optional.of(value),
        columns,
        classes,
        split,
        pictures,
        shape,
        text,
        limits,
        fetching,
        like,
        everyLabel);
  }

  public LoadOptions withColumns(ColumnRoles value) {
    return new LoadOptions(
        name, value, classes, split, pictures, shape, text, limits, fetching, like, everyLabel);
  }

  /** The column that holds the labels. */
  public LoadOptions withLabel(String column) {
    return withColumns(columns.withLabel(column));
  }

  /** No column holds labels: all examples are without one. */
  public LoadOptions withoutLabel() {
    return withColumns(columns.withLabel(""));
  }

  /** The column that holds the user's own keys, used as ids. */
  public LoadOptions withId(String column) {
    return withColumns(columns.withId(column));
  }

  /** The columns that become features; empty takes all that have no other role. */
  public LoadOptions withFeatures(List<String> names) {
    return withColumns(columns.withFeatures(names));
  }

  /** Which columns are texts, or what of a folder's texts is learnt. */
  public LoadOptions withWords(WordRules rules) {
    return withColumns(columns.withWords(rules));
  }

  /** The column whose words, in their order, are learnt. */
  public LoadOptions withText(String column) {
    return withWords(columns.words().withColumns(List.of(column)));
  }

  public LoadOptions withClasses(List<String> names) {
    return new LoadOptions(
        name, columns, names, split, pictures, shape, text, limits, fetching, like, everyLabel);
  }

  public LoadOptions withSplit(SplitRule value) {
    return new LoadOptions(
        name, columns, classes, value, pictures, shape, text, limits, fetching, like, everyLabel);
  }

  public LoadOptions withPictures(PictureRules value) {
    return new LoadOptions(
        name, columns, classes, split, value, shape, text, limits, fetching, like, everyLabel);
  }

  /** Pictures are resized to this width and height. */
  public LoadOptions withSize(int width, int height) {
    return withPictures(pictures.withSize(width, height));
  }

  /** Whether broken pictures are left out and counted instead of refused. */
  public LoadOptions withSkipBroken(boolean value) {
    return withPictures(pictures.withSkipBroken(value));
  }

  public LoadOptions withShape(Shape value) {
    return new LoadOptions(
        name,
        columns,
        classes,
        split,
        pictures,
        Optional.of(value),
        text,
        limits,
        fetching,
        like,
        everyLabel);
  }

  public LoadOptions withText(TextRules value) {
    return new LoadOptions(
        name, columns, classes, split, pictures, shape, value, limits, fetching, like, everyLabel);
  }

  public LoadOptions withCharset(Charset value) {
    return withText(new TextRules(value, text.separator()));
  }

  /** The character between two fields of a line. */
  public LoadOptions withSeparator(char value) {
    return withText(new TextRules(text.charset(), Optional.of(value)));
  }

  public LoadOptions withLimits(Limits value) {
    return new LoadOptions(
        name, columns, classes, split, pictures, shape, text, value, fetching, like, everyLabel);
  }

  public LoadOptions withFetching(Fetching value) {
    return new LoadOptions(
        name, columns, classes, split, pictures, shape, text, limits, value, like, everyLabel);
  }

  /** Examples are read so that they could be added to this data set. */
  public LoadOptions withLike(Dataset value) {
    return new LoadOptions(
        name,
        columns,
        value.schema().classes(),
        split,
        pictures,
        shape,
        text,
        limits,
        fetching,
        Optional.of(value),
        everyLabel);
  }

  /** All examples get this label, whatever the source says. */
  public LoadOptions withEveryLabel(String label) {
    return new LoadOptions(
        name,
        columns,
        classes,
        split,
        pictures,
        shape,
        text,
        limits,
        fetching,
        like,
        Optional.of(label));
  }
}
