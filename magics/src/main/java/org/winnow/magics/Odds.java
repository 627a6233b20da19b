package org.winnow.magics;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.training.Model;
import org.winnow.training.Predictions;

/** What the current network gives each label of some examples. */
final class Odds {
  private final Map<String, Map<String, Double>> said = new HashMap<>();

  /** Of the examples that are in a data set, where a network of its classes is there. */
  Odds(Session session, Dataset data, Collection<String> ids) {
    int[] rows = ids.stream().mapToInt(data.ids()::find).filter(row -> row >= 0).toArray();
    Optional<Model> model = model(session, data);
    if (model.isPresent() && rows.length > 0) {
      session.models().awaitEngine();
      Predictions predictions = model.get().predict(data, rows);
      for (int i = 0; i < rows.length; i++) {
        Map<String, Double> byLabel = new HashMap<>();
        for (int c = 0; c < predictions.classes().size(); c++) {
          byLabel.put(predictions.classes().get(c), (double) predictions.probabilities()[i][c]);
        }
        said.put(predictions.ids().get(i), byLabel);
      }
    }
  }

  /** The current network, if it fits a data set's classes. */
  static Optional<Model> model(Session session, Dataset data) {
    return session
        .models()
        .ifAny()
        .map(Trained::model)
        .filter(model -> model.classes().equals(data.schema().classes()));
  }

  /** The probability of a label of an example by full id; empty where there is none. */
  Optional<Double> of(String id, String label) {
    return Optional.ofNullable(said.getOrDefault(id, Map.of()).get(label));
  }
}
