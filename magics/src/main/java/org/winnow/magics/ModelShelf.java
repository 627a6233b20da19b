package org.winnow.magics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;

/** The session's models, by name; the one put there last is the current one. */
final class ModelShelf {
  private final Map<String, Trained> models = new LinkedHashMap<>();
  private String current = "";

  void put(Trained trained) {
    models.put(trained.name(), trained);
    current = trained.name();
  }

  Optional<Trained> current() {
    return Optional.ofNullable(models.get(current));
  }

  /**
   * The model of a name.
   *
   * @throws InputException where there is none, naming the nearest
   */
  Trained get(String name) {
    Trained found = models.get(name);
    if (found == null) {
      throw new InputException(
          "there is no model '"
              + name
              + "'"
              + NearestName.of(name, models.keySet())
                  .map(n -> "; did you mean '" + n + "'?")
                  .orElse(
                      models.isEmpty()
                          ? "; %train makes one"
                          : "; there are " + String.join(", ", models.keySet())));
    }
    return found;
  }

  List<String> names() {
    return List.copyOf(models.keySet());
  }
}
