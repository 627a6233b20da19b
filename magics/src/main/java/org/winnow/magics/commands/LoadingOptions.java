package org.winnow.magics.commands;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;
import org.winnow.datasets.sources.Fetching;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Loaded;
import org.winnow.datasets.sources.Sources;
import org.winnow.datasets.sources.SplitFractions;
import org.winnow.datasets.sources.WordRules;
import org.winnow.magics.Host;
import org.winnow.magics.Import;
import org.winnow.magics.Imports;
import org.winnow.magics.Similar;
import picocli.CommandLine.Option;
import tech.tablesaw.api.Table;

/** The options that say how data is read, for every command that reads some. */
final class LoadingOptions {
  @Option(names = "--label", paramLabel = "COLUMN", description = "The column of the labels.")
  private String label;

  @Option(
      names = "--id",
      paramLabel = "COLUMN",
      description = "The column of your own keys, used as ids.")
  private String id;

  @Option(
      names = "--features",
      paramLabel = "COLUMNS",
      split = ",",
      description = "The columns that become features, separated by commas (default: all others).")
  private List<String> features;

  @Option(
      names = "--classes",
      paramLabel = "NAMES",
      split = ",",
      description = "The label vocabulary in order, separated by commas.")
  private List<String> classes;

  @Option(
      names = "--labels",
      paramLabel = "VARIABLE",
      description = "The variable that holds the labels of an array of features.")
  private String labels;

  @Option(
      names = "--shape",
      paramLabel = "HxWxC",
      description = "The shape of one example of an array.")
  private String shape;

  @Option(names = "--size", paramLabel = "WxH", description = "Resize pictures to this size.")
  private String size;

  @Option(names = "--skip-broken", description = "Leave broken pictures out, and count them.")
  private boolean skipBroken;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "The text files' encoding (default UTF-8).")
  private String encoding;

  @Option(
      names = "--split",
      paramLabel = "T/V/T",
      description = "Shares of train/validation/test (default 0.7/0.15/0.15).")
  private String split;

  @Option(
      names = "--group",
      paramLabel = "COLUMN",
      description = "Keep equal values of this column in one split.")
  private String group;

  @Option(
      names = "--time",
      paramLabel = "COLUMN",
      description = "Test on the latest examples by this column.")
  private String time;

  @Option(
      names = "--split-column",
      paramLabel = "COLUMN",
      description = "A column that says train, validation or test.")
  private String splitColumn;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The data set's name (default: from the source).")
  private String name;

  @Option(
      names = "--offline",
      description = "Fetch nothing; take named data from the caches alone.")
  private boolean offline;

  /** What is to be imported: a known name, else a variable, else a file or folder. */
  Import source(String what, WordRules words, Host host) {
    LoadOptions options = options().withFetching(fetching(host)).withWords(words);
    Object variable = variable(what, host);
    if (variable == null) {
      return Imports.of(what, options);
    }
    LoadOptions named = options.name().isPresent() ? options : options.withName(what);
    String name = named.name().orElse(what);
    return new Import(name, true, () -> fromVariable(what, variable, named, host));
  }

  /** Loads at once from a known name, a variable, a file or folder. */
  static Loaded load(String what, LoadOptions options, Host host) {
    Object variable = variable(what, host);
    return variable == null
        ? Sources.load(what, options)
        : new LoadingOptions().fromVariable(what, variable, options.withName(what), host);
  }

  private Fetching fetching(Host host) {
    Fetching standard = Fetching.standard();
    return new Fetching(standard.caches(), offline, new ProgressLine(host));
  }

  private static Object variable(String what, Host host) {
    return Sources.names().contains(what) ? null : host.variable(what);
  }

  private Loaded fromVariable(String what, Object value, LoadOptions options, Host host) {
    if (value instanceof Dataset data) {
      return new Loaded(data, List.of());
    }
    if (value instanceof Similar similar) {
      return new Loaded(similar.dataset(), List.of());
    }
    if (value instanceof Table table) {
      return Sources.of(table, options);
    }
    Object y = labels == null ? null : host.variable(labels);
    if (labels != null && y == null) {
      throw new InputException("there is no variable '" + labels + "' with labels");
    }
    if (value instanceof float[][] x && y instanceof String[] names) {
      return Sources.of(x, names, options);
    }
    if (value instanceof float[][] x && y instanceof int[] indices) {
      return Sources.of(x, indices, options);
    }
    if (value instanceof byte[][] x && y instanceof String[] names) {
      return Sources.of(x, names, options);
    }
    if (value instanceof byte[][] x && y instanceof int[] indices) {
      return Sources.of(x, indices, options);
    }
    throw new InputException(
        "variable '"
            + what
            + "' is a "
            + value.getClass().getSimpleName()
            + "; %dataset takes a Dataset, a Table, or a float[][] or byte[][]"
            + " with --labels VARIABLE (String[] or int[])");
  }

  LoadOptions options() {
    LoadOptions o = LoadOptions.standard().withSkipBroken(skipBroken);
    o = label == null ? o : o.withLabel(label);
    o = id == null ? o : o.withId(id);
    o = features == null ? o : o.withFeatures(features);
    o = classes == null ? o : o.withClasses(classes);
    o = name == null ? o : o.withName(name);
    o = shape == null ? o : o.withShape(Shape.parse(shape));
    o = encoding == null ? o : o.withCharset(charset());
    o = size == null ? o : size(o);
    o = split == null ? o : o.withSplit(o.split().withFractions(fractions()));
    o = group == null ? o : o.withSplit(o.split().byGroup(group));
    o = time == null ? o : o.withSplit(o.split().byTime(time));
    return splitColumn == null ? o : o.withSplit(o.split().given(splitColumn));
  }

  private LoadOptions size(LoadOptions o) {
    String[] parts = size.toLowerCase(java.util.Locale.ROOT).split("x");
    try {
      return o.withSize(Integer.parseInt(parts[0]), Integer.parseInt(parts[parts.length - 1]));
    } catch (NumberFormatException e) {
      throw new InputException("--size must be width x height, as 28x28, got '" + size + "'", e);
    }
  }

  private Charset charset() {
    try {
      return Charset.forName(encoding);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new InputException(
          "there is no encoding '" + encoding + "'; try UTF-8 or ISO-8859-1", e);
    }
  }

  private SplitFractions fractions() {
    String[] parts = split.split("/");
    try {
      if (parts.length == 3) {
        return new SplitFractions(
            Double.parseDouble(parts[0]),
            Double.parseDouble(parts[1]),
            Double.parseDouble(parts[2]));
      }
    } catch (NumberFormatException e) {
      // the message below covers it
    }
    throw new InputException("--split must be three shares, as 0.7/0.15/0.15, got '" + split + "'");
  }
}
