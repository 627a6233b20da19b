package org.winnow.packages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.winnow.datasets.Split;
import org.winnow.training.CanonicalJson;
import org.winnow.training.Fields;
import org.winnow.training.Interval;

/** A measurement as JSON, and back. */
final class MeasuredJson {
  private MeasuredJson() {}

  static ObjectNode write(Measured m) {
    return CanonicalJson.object()
        .put("dataset", m.dataset())
        .put("dataDigest", m.dataDigest())
        .put("split", m.split().name())
        .put("size", m.size())
        .put("accuracy", m.accuracy().estimate())
        .put("low", m.accuracy().low())
        .put("high", m.accuracy().high())
        .put("logLoss", m.logLoss())
        .put("outOfSample", m.outOfSample());
  }

  static Measured read(Fields f) {
    return new Measured(
        f.text("dataset"),
        f.text("dataDigest"),
        f.choice("split", Split.values()),
        f.whole("size"),
        new Interval(f.number("accuracy"), f.number("low"), f.number("high")),
        f.number("logLoss"),
        f.truth("outOfSample"));
  }
}
