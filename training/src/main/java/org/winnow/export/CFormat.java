package org.winnow.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** One C99 file. */
final class CFormat implements Format {
  @Override
  public String name() {
    return "c";
  }

  @Override
  public String summary() {
    return "one C99 file that allocates nothing";
  }

  @Override
  public boolean hasInt8() {
    return true;
  }

  @Override
  public List<String> write(Shipment shipment, Path file) {
    CSource source = new CSource(shipment);
    Source.save(file, source::writeTo);
    String name = Literals.identifier(shipment.name());
    return List.of(
        "It works in "
            + source.arenaBytes()
            + " bytes beside its constants; "
            + name
            + "_classify(in, probabilities) answers.",
        "It checks itself: cc -O2 -std=c99 -D"
            + name.toUpperCase(Locale.ROOT)
            + "_MAIN "
            + file.getFileName()
            + " -lm && ./a.out");
  }
}
