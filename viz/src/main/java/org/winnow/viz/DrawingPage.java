package org.winnow.viz;

import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;
import org.winnow.export.Shipment;

/**
 * A page in which a visitor draws what a network then classifies: the network itself is in it, so
 * that it works in an exported notebook without any kernel. It lies in a frame of its own that
 * reaches neither the notebook nor the network.
 */
public final class DrawingPage {
  private static final int HEIGHT = 330;

  private DrawingPage() {}

  /**
   * @throws InputException where the network does not read pictures of one channel
   */
  public static Figure of(Shipment shipment) {
    Shape shape = shipment.model().skeleton().inputShape();
    if (shape.channels() != 1 || shape.width() < 2) {
      throw new InputException(
          "a visitor can draw for networks that read pictures of one channel; this one reads "
              + shape
              + "; leave --show out");
    }
    String page =
        Resources.text("drawing-page.html")
            .replace("@HEIGHT@", "" + shape.height())
            .replace("@WIDTH@", "" + shape.width())
            .replace("@WHITE@", "" + shipment.white())
            .replace("@MODULE@", shipment.javaScript());
    String frame =
        "<iframe sandbox=\"allow-scripts\" style=\"width:100%;border:0;height:"
            + HEIGHT
            + "px\" title=\"Draw, and the network answers\" srcdoc=\""
            + Escape.html(page)
            + "\"></iframe>";
    return Figure.html(
        frame,
        "A page to draw in, for skeleton "
            + Escape.line(shipment.name())
            + "; it shows in a browser.");
  }
}
