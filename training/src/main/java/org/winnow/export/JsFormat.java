package org.winnow.export;

import java.nio.file.Path;
import java.util.List;

/** One ES module without dependencies. */
final class JsFormat implements Format {
  @Override
  public String name() {
    return "js";
  }

  @Override
  public String summary() {
    return "one ES module without dependencies";
  }

  @Override
  public boolean hasInt8() {
    return true;
  }

  @Override
  public List<String> write(Shipment shipment, Path file) {
    Source.save(file, new JsSource(shipment)::writeTo);
    return List.of(
        "import { classify, selftest } from './"
            + Literals.comment(file.getFileName().toString())
            + "'; in a browser, Node and others.");
  }
}
