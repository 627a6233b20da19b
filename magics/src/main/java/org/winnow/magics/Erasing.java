package org.winnow.magics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.winnow.datasets.InputException;
import org.winnow.datasets.repository.Erasure;
import org.winnow.datasets.repository.Forgetting;
import org.winnow.packages.PackageCoordinates;
import org.winnow.training.Model;
import org.winnow.training.Provenance;

/** Erases examples from what a session has open, and says what it cannot reach. */
final class Erasing {
  private final Session session;

  Erasing(Session session) {
    this.session = session;
  }

  /** What would go, and what would stay out of reach; nothing is changed. */
  Erasure plan(List<String> references) {
    Erasure plan = forgetting().plan(ids(references));
    return told(plan, outOfReach(plan.ids()));
  }

  Erasure erase(List<String> references, String why) {
    List<String> ids = ids(references);
    List<String> beyond = outOfReach(forgetting().plan(ids).ids());
    session.closeGrid();
    Erasure done = forgetting().forget(ids, why);
    session.judging().forget();
    session.choosing().forget();
    session.shown(List.of());
    return told(done, beyond);
  }

  private static Erasure told(Erasure erasure, List<String> more) {
    List<String> all = new ArrayList<>(more);
    all.addAll(erasure.beyond());
    return new Erasure(erasure.ids(), erasure.records(), erasure.bytes(), all);
  }

  private Forgetting forgetting() {
    return session.repository().forgetting();
  }

  /** Dropped examples may be erased, too, by their ids. */
  private List<String> ids(List<String> references) {
    Set<String> ids = new LinkedHashSet<>();
    for (String reference : references) {
      try {
        ids.add(session.resolve(reference));
      } catch (InputException e) {
        List<String> known = forgetting().known(reference);
        if (known.size() != 1) {
          throw e;
        }
        ids.add(known.get(0));
      }
    }
    return List.copyOf(ids);
  }

  private List<String> outOfReach(List<String> ids) {
    List<String> found = new ArrayList<>();
    Path here = Path.of("").toAbsolutePath();
    Path beside = session.opened().opened().folder().toAbsolutePath().normalize().getParent();
    for (Path folder : new LinkedHashSet<>(List.of(here, beside))) {
      found.addAll(NotebookTraces.of(folder, ids));
    }
    for (String name : session.models().names()) {
      Model model = session.model(name);
      trained("model " + name + " of this session", model.provenance(), ids, found);
    }
    for (PackageCoordinates one : session.packages().store().installed()) {
      Provenance provenance =
          session.packages().open(one.toString()).manifest().training().provenance();
      trained("package " + one, provenance, ids, found);
    }
    return found;
  }

  private void trained(String what, Provenance provenance, List<String> ids, List<String> found) {
    if (provenance.commit().isEmpty() || !provenance.dataset().equals(session.data().name())) {
      return;
    }
    String commit = provenance.commit().get();
    try {
      var data = session.repository().at(commit);
      if (ids.stream().anyMatch(id -> data.ids().find(id) >= 0)) {
        found.add(what + " was trained on commit " + commit.substring(0, 7) + ", which has it");
      }
    } catch (InputException e) {
      found.add(what + " was trained on commit " + commit + ", which is not in this repository");
    }
  }
}
