package org.winnow.datasets.sources;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.Features;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;
import org.winnow.datasets.SourceNote;
import org.winnow.datasets.Split;
import org.winnow.datasets.Views;

/** Makes a data set of arrays of numbers, in one part or with the source's own splits. */
final class ArraySource {
  /**
   * Features and labels that belong together.
   *
   * @param name names the features for messages
   * @param labels one for each example, null for none
   * @param split the source's own split for this part
   */
  record Part(String name, ArrayContent.Numbers features, String[] labels, Optional<Split> split) {
    Part {
      if (features.examples() != labels.length) {
        throw new InputException(
            name
                + " has "
                + features.examples()
                + " examples but "
                + labels.length
                + " labels; expected as many of both");
      }
    }
  }

  private final String name;
  private final List<Part> parts;
  private final LoadOptions options;
  private final Shape shape;
  private final int size;
  private final int[] starts;

  private ArraySource(String name, List<Part> parts, LoadOptions options) {
    this.name = name;
    this.parts = parts;
    this.options = options;
    this.shape = commonShape(parts, options);
    this.starts = new int[parts.size() + 1];
    for (int i = 0; i < parts.size(); i++) {
      starts[i + 1] = starts[i] + parts.get(i).labels().length;
    }
    this.size = starts[parts.size()];
  }

  static Loaded of(String name, SourceNote note, List<Part> parts, LoadOptions options) {
    return new ArraySource(name, parts, options).load(note);
  }

  private Loaded load(SourceNote note) {
    Features features = features();
    String[] labels = new String[size];
    for (int i = 0; i < parts.size(); i++) {
      System.arraycopy(parts.get(i).labels(), 0, labels, starts[i], starts[i + 1] - starts[i]);
    }
    Assembly assembly =
        new Assembly(name, options)
            .source(note)
            .fingerprints(fingerprints())
            .labels(new Labelling.Source(size, row -> labels[row], this::place), options.classes())
            .splitsOfSource(row -> parts.get(part(row)).split());
    ArrayScale scale = ArrayScale.of(features, shape, assembly.split().rows(Split.TRAIN));
    scale.note().ifPresent(assembly::note);
    return assembly
        .features(shape, features, scale.preparation())
        .views(views(features, shape, scale.brightest()))
        .build();
  }

  private String place(int row) {
    int part = part(row);
    return parts.get(part).name() + ", example " + (row - starts[part]);
  }

  private int part(int row) {
    int found = Arrays.binarySearch(starts, row);
    return found >= 0 ? found : -found - 2;
  }

  private Features features() {
    int width = shape.size();
    boolean bytes = parts.stream().allMatch(p -> p.features().type() == ElementType.U1);
    if (bytes && parts.size() == 1) {
      return Features.ofBytes(parts.get(0).features().values(), width);
    }
    int total = Math.multiplyExact(size, width);
    if (bytes) {
      byte[] all = new byte[total];
      for (int i = 0; i < parts.size(); i++) {
        byte[] values = parts.get(i).features().values();
        System.arraycopy(values, 0, all, starts[i] * width, values.length);
      }
      return Features.ofBytes(all, width);
    }
    float[] all = new float[total];
    int to = 0;
    for (Part part : parts) {
      ElementType type = part.features().type();
      byte[] values = part.features().values();
      for (int at = 0; at < values.length; at += type.bytes()) {
        all[to++] = (float) type.read(values, at);
      }
    }
    return Features.ofFloats(all, width);
  }

  private Fingerprints fingerprints() {
    ExampleHash hash = new ExampleHash();
    Fingerprints prints = new Fingerprints(size);
    for (Part part : parts) {
      ElementType type = part.features().type();
      byte[] values = part.features().values();
      int bytes = shape.size() * type.bytes();
      for (int at = 0; at < values.length; at += bytes) {
        prints.add(hash.ofArray(type, shape, values, at));
      }
    }
    return prints;
  }

  private static Shape commonShape(List<Part> parts, LoadOptions options) {
    Shape first = shapeOf(parts.get(0).features());
    for (Part part : parts) {
      Shape other = shapeOf(part.features());
      if (!other.equals(first)) {
        throw new InputException(
            parts.get(0).name()
                + " has examples of "
                + first
                + " but "
                + part.name()
                + " of "
                + other);
      }
    }
    Shape asked =
        options.shape().or(() -> options.like().map(d -> d.schema().shape())).orElse(first);
    if (asked.size() != first.size()) {
      throw new InputException(
          parts.get(0).name()
              + " has "
              + first.size()
              + " values an example; shape "
              + asked
              + " needs "
              + asked.size());
    }
    return asked;
  }

  private static Shape shapeOf(ArrayContent.Numbers array) {
    int[] d = array.dims();
    return switch (d.length) {
      case 0, 1 -> Shape.vector(1);
      case 2 -> Shape.vector(d[1]);
      case 3 -> new Shape(d[1], d[2], 1);
      case 4 -> new Shape(d[1], d[2], d[3]);
      default ->
          throw new InputException(
              "an array of shape " + Arrays.toString(d) + " has too many dimensions: at most 4");
    };
  }

  /** Pictures where the shape can be drawn, else the numbers. */
  static Views views(Features features, Shape shape, float brightest) {
    int channels = shape.channels();
    boolean drawable = channels == 1 || channels == 3 || channels == 4;
    if (!shape.isVector() && drawable) {
      return Views.pictures(features, shape, brightest);
    }
    List<String> names = IntStream.range(0, shape.size()).mapToObj(i -> "x" + i).toList();
    return row -> {
      float[] values = new float[shape.size()];
      features.copyRow(row, values, 0);
      List<String> texts = new ArrayList<>();
      for (float value : values) {
        texts.add(value == (long) value ? Long.toString((long) value) : Float.toString(value));
      }
      return new ExampleView.Row(names, texts);
    };
  }

  /** The numbers of arrays in memory. */
  static ArrayContent.Numbers numbers(float[][] x) {
    int width = width(x.length, x.length == 0 ? 0 : x[0].length, i -> x[i].length);
    ByteBuffer values =
        ByteBuffer.allocate(Math.multiplyExact(4 * x.length, width)).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : x) {
      for (float value : row) {
        values.putFloat(value);
      }
    }
    return new ArrayContent.Numbers(ElementType.F4, new int[] {x.length, width}, values.array());
  }

  /** The numbers of arrays of unsigned bytes in memory. */
  static ArrayContent.Numbers numbers(byte[][] x) {
    int width = width(x.length, x.length == 0 ? 0 : x[0].length, i -> x[i].length);
    byte[] values = new byte[Math.multiplyExact(x.length, width)];
    for (int i = 0; i < x.length; i++) {
      System.arraycopy(x[i], 0, values, i * width, width);
    }
    return new ArrayContent.Numbers(ElementType.U1, new int[] {x.length, width}, values);
  }

  private static int width(int size, int first, IntUnaryOperator lengths) {
    if (size == 0 || first == 0) {
      throw new InputException("the features have no values; expected float[examples][values]");
    }
    for (int i = 1; i < size; i++) {
      if (lengths.applyAsInt(i) != first) {
        throw new InputException(
            "features: example "
                + i
                + " has "
                + lengths.applyAsInt(i)
                + " values, expected "
                + first
                + " as in example 0");
      }
    }
    return first;
  }
}
