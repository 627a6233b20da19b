package org.winnow.magics;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.export.Shipment;
import org.winnow.training.Model;

/** Makes exports of a session's models, with golden rows of the data that are open. */
public final class Exports {
  private final Session session;

  Exports(Session session) {
    this.session = session;
  }

  /**
   * A model with what its export checks itself by: examples of the open data where they fit it,
   * else numbers drawn from a seed.
   *
   * @param rows how many examples at most; 0: numbers drawn from a seed
   */
  public Shipment of(Model model, int rows) {
    Optional<Dataset> data =
        session.openData().map(OpenData::data).filter(d -> Shipment.fits(model, d));
    return data.map(d -> Shipment.of(model, d, rows)).orElseGet(() -> Shipment.of(model));
  }

  /**
   * As {@link #of}, in 8-bit numbers.
   *
   * @throws org.winnow.datasets.InputException where no data are open, or they do not fit
   */
  public Shipment inInt8(Model model, int rows) {
    return Shipment.of(model, session.data(), rows).inInt8(session.data());
  }

  /** Writes a model in a form, as {@code %export} does; gives what its user should know of it. */
  public List<String> write(Model model, String format, Path file) {
    return of(model, Shipment.ROWS).write(format, file);
  }
}
