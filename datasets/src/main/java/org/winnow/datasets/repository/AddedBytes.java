package org.winnow.datasets.repository;

import org.winnow.datasets.Features;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;

/** The bytes of a new example in the form in which the data set keeps all its examples. */
record AddedBytes(byte[] features, byte[] view) {
  static AddedBytes of(LabelEdit.AddExample add, Description description) {
    byte[] features = fitted(add, description).features().canonicalBytes(0);
    return new AddedBytes(
        features, new ViewCodec(description.columns()).encode(add.view(), features));
  }

  BlobRef ref() {
    return BlobRef.of(BlobRef.hash(features, view), features.length, view.length);
  }

  /**
   * An added example whose features are of the kind that the data set has: whole numbers from 0 to
   * 255 become bytes, bytes become floats.
   *
   * @throws InputException where the number of features differs, or bytes cannot hold them
   */
  static LabelEdit.AddExample fitted(LabelEdit.AddExample add, Description description) {
    Features given = add.features();
    int width = description.shape().size();
    if (given.width() != width) {
      throw new InputException(
          "example '" + add.id() + "' has " + given.width() + " values, expected " + width);
    }
    if (given.areBytes() == description.bytes()) {
      return add;
    }
    float[] values = new float[width];
    given.copyRow(0, values, 0);
    Features fitted =
        description.bytes() ? bytes(add.id(), values) : Features.ofFloats(values, width);
    return new LabelEdit.AddExample(
        add.id(), add.label(), add.split(), fitted, add.view(), add.by());
  }

  private static Features bytes(String id, float[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (int) values[i];
      if ((bytes[i] & 0xff) != values[i]) {
        throw new InputException(
            "feature "
                + i
                + " of example '"
                + id
                + "' is "
                + values[i]
                + ", but this data set keeps whole numbers from 0 to 255");
      }
    }
    return Features.ofBytes(bytes, bytes.length);
  }
}
