package org.winnow.export.run;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;

/** How the written values of one column become raw features. */
public abstract class Column {
  public static final int NUMERIC = 0;
  public static final int ONE_OF = 1;
  public static final int TOKENS = 2;
  public static final int BAG = 3;

  private final String name;
  private final int width;

  Column(String name, int width) {
    this.name = name;
    this.width = width;
  }

  String name() {
    return name;
  }

  int width() {
    return width;
  }

  boolean isText() {
    return false;
  }

  /** Writes features to zeros. */
  abstract void encode(String written, float[] target, int at);

  static Column read(DataInputStream in) throws IOException {
    int kind = in.readInt();
    String name = Contents.text(in);
    switch (kind) {
      case NUMERIC:
        return new Numeric(name, in.readInt(), in.readFloat(), in.readInt() == 1);
      case ONE_OF:
        return new OneOf(name, Contents.texts(in), in.readInt() == 1);
      default:
        return TextColumn.read(in, kind, name);
    }
  }

  /** What people and programs write where a value is missing. */
  static boolean missing(String written) {
    switch (written.strip()) {
      case "":
      case "NA":
      case "N/A":
      case "n/a":
      case "NaN":
      case "nan":
      case "null":
      case "NULL":
      case "?":
        return true;
      default:
        return false;
    }
  }

  private static final class Numeric extends Column {
    private final int form;
    private final float fill;
    private final boolean flags;

    Numeric(String name, int form, float fill, boolean flags) {
      super(name, flags ? 2 : 1);
      this.form = form;
      this.fill = fill;
      this.flags = flags;
    }

    @Override
    void encode(String written, float[] target, int at) {
      boolean missing = missing(written);
      float value = missing ? fill : (float) Numbers.read(form, written.strip());
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "column '"
                + name()
                + "' expects "
                + Numbers.expectation(form)
                + ", got '"
                + written
                + "'");
      }
      target[at] = value;
      if (flags) {
        target[at + 1] = missing ? 1 : 0;
      }
    }
  }

  private static final class OneOf extends Column {
    private final String[] values;
    private final boolean flags;

    OneOf(String name, String[] values, boolean flags) {
      super(name, values.length + (flags ? 1 : 0));
      this.values = values;
      this.flags = flags;
    }

    @Override
    void encode(String written, float[] target, int at) {
      if (!missing(written)) {
        int known = Arrays.binarySearch(values, written.strip());
        if (known >= 0) {
          target[at + known] = 1;
        }
      } else if (flags) {
        target[at + values.length] = 1;
      }
    }
  }
}
