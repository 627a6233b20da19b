package org.winnow.magics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;
import org.winnow.training.Skeleton;

/** The session's skeletons, by name; the one put there or asked for last is the current one. */
final class SkeletonShelf {
  private final Map<String, Skeleton> skeletons = new LinkedHashMap<>();
  private String current = "";

  void put(Skeleton skeleton) {
    skeletons.put(skeleton.name(), skeleton);
    current = skeleton.name();
  }

  Optional<Skeleton> current() {
    return Optional.ofNullable(skeletons.get(current));
  }

  /**
   * The skeleton of a name, which becomes the current one.
   *
   * @throws InputException where there is none, naming the nearest
   */
  Skeleton take(String name) {
    Skeleton found = skeletons.get(name);
    if (found == null) {
      String hint =
          NearestName.of(name, skeletons.keySet())
              .map(n -> "; did you mean '" + n + "'?")
              .orElse("; %%skeleton " + name + " declares it");
      throw new InputException("there is no skeleton '" + name + "'" + hint);
    }
    current = name;
    return found;
  }

  List<String> names() {
    return List.copyOf(skeletons.keySet());
  }
}
