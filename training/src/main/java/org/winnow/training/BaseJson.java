package org.winnow.training;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a network was built on, in a manifest. */
final class BaseJson {
  private BaseJson() {}

  static ObjectNode write(Base base) {
    ObjectNode node =
        CanonicalJson.object()
            .put("source", base.source())
            .put("sha256", base.sha256())
            .put("to", base.to())
            .put("frozen", base.frozen());
    base.layers().forEach(node.putArray("layers")::add);
    return node;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws org.winnow.datasets.InputException where a field is missing or of another kind
   */
  static Base read(Fields fields) {
    return new Base(
        fields.text("source"),
        fields.text("sha256"),
        fields.text("to"),
        fields.truth("frozen"),
        fields.texts("layers"));
  }
}
