package org.winnow.training;

import java.util.List;
import java.util.Optional;
import org.winnow.datasets.InputException;

/**
 * A layer as it was written, before names and inputs are settled.
 *
 * @param inputs names as written; empty: the layer before
 * @param where skeleton, line and text, for messages
 */
record Statement(Optional<String> name, LayerSpec spec, List<String> inputs, String where) {

  InputException wrong(String message) {
    return new InputException(where + "\n" + message);
  }
}
