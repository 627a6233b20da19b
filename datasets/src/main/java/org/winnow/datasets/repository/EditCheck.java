package org.winnow.datasets.repository;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;

/** Brings edits into the form in which they are kept, and refuses those made on a wrong belief. */
final class EditCheck {
  private final Dataset data;
  private final Description description;
  private final ForgottenList forgotten;
  private final Map<String, Optional<String>> given = new HashMap<>();

  EditCheck(Dataset data, Description description, ForgottenList forgotten) {
    this.data = data;
    this.description = description;
    this.forgotten = forgotten;
  }

  List<LabelEdit> checked(List<? extends LabelEdit> edits) {
    List<LabelEdit> checked = new ArrayList<>(edits.size());
    for (LabelEdit edit : edits) {
      checked.add(checked(edit));
    }
    return checked;
  }

  private LabelEdit checked(LabelEdit edit) {
    Attribution by = kept(edit.by());
    if (edit instanceof LabelEdit.Relabel relabel) {
      requireFrom(relabel);
      given.put(relabel.id(), relabel.to());
      return new LabelEdit.Relabel(relabel.id(), relabel.from(), relabel.to(), by);
    } else if (edit instanceof LabelEdit.AddExample add) {
      given.put(add.id(), add.label());
      LabelEdit.AddExample fitted = AddedBytes.fitted(add, description);
      requireNotForgotten(fitted);
      return new LabelEdit.AddExample(
          fitted.id(), fitted.label(), fitted.split(), fitted.features(), fitted.view(), by);
    } else if (edit instanceof LabelEdit.Flag flag) {
      return new LabelEdit.Flag(flag.id(), flag.note(), by);
    }
    return new LabelEdit.Drop(edit.id(), by);
  }

  private void requireNotForgotten(LabelEdit.AddExample add) {
    if (!forgotten.lines().isEmpty()) {
      String hash = AddedBytes.of(add, description).ref().hash();
      forgotten
          .of(add.id())
          .or(() -> forgotten.ofBytes(hash))
          .ifPresent(
              tombstone -> {
                throw new InputException(
                    tombstone + "\nit is not taken in again; leave '" + add.id() + "' out");
              });
    }
  }

  /** A suggestion's probability is kept to four digits, from the beginning. */
  private static Attribution kept(Attribution by) {
    return new Attribution(by.annotator(), Origin.parse(by.origin().toString()));
  }

  private void requireFrom(LabelEdit.Relabel relabel) {
    Optional<String> now = given.get(relabel.id());
    if (now == null) {
      now = Rebase.label(data, relabel.id());
    }
    boolean there = given.containsKey(relabel.id()) || data.ids().find(relabel.id()) >= 0;
    if (there && !now.equals(relabel.from())) {
      throw new InputException(
          "example '"
              + relabel.id()
              + "' has the label "
              + now.orElse("?")
              + ", not "
              + relabel.from().orElse("?")
              + "; look at it again before it is changed");
    }
  }
}
