package org.winnow.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.training.Base;
import org.winnow.training.Model;
import org.winnow.training.Provenance;
import org.winnow.training.Published;
import org.winnow.training.Skeleton;
import org.winnow.training.Trainer;
import org.winnow.training.TrainingMonitor;

/** A package's network, trained again from the data that the package names. */
public final class Rebuild {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  private final PackageFile file;
  private final Published published;

  /**
   * @param published finds the package that this one was built on
   * @throws InputException where the package says that nobody can train it again
   */
  public Rebuild(PackageFile file, Published published) {
    this.file = file;
    this.published = published;
    Provenance told = recorded();
    if (told.pendingEdits() > 0) {
      throw cannot("it was trained with " + told.pendingEdits() + " edits that no commit has");
    }
    int epochs = file.model().recipe().epochs();
    if (told.epochsDone() < epochs && file.model().recipe().patience().isEmpty()) {
      throw cannot(
          "its training ended after " + told.epochsDone() + " of " + epochs + " epochs by hand");
    }
  }

  /**
   * What came of it.
   *
   * @param same whether every weight is the same, bit for bit
   * @param arrays names of those that hold another bit
   * @param conditions recorded ones that are others here, in a few words each
   */
  public record Result(Model model, boolean same, List<String> arrays, List<String> conditions) {
    public Result {
      arrays = List.copyOf(arrays);
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * The commit that it was trained from.
   *
   * @throws InputException where it names none by its id: any other text could mean anything
   */
  public String commit() {
    return recorded()
        .commit()
        .filter(text -> COMMIT.matcher(text).matches())
        .orElseThrow(() -> cannot("its data came from no label repository, so no commit is known"));
  }

  private Provenance recorded() {
    return file.manifest().training().provenance();
  }

  private InputException cannot(String why) {
    return new InputException(file.manifest().coordinates() + " cannot be trained again: " + why);
  }

  /**
   * Trains it.
   *
   * @param data as they were at {@link #commit}
   * @throws InputException where they are not those data
   * @throws java.util.concurrent.CancellationException where the monitor cancels
   */
  public Result train(Dataset data, TrainingMonitor monitor) {
    if (!data.digest().equals(recorded().dataDigest())) {
      throw cannot(
          "the data here have the digest "
              + shortened(data.digest())
              + ", those it was trained from "
              + shortened(recorded().dataDigest()));
    }
    Model own = file.model();
    Model again = new Trainer(skeleton(own), own.recipe()).withoutTrace().train(data, monitor);
    if (monitor.cancelled()) {
      throw new java.util.concurrent.CancellationException("training it again");
    }
    List<String> arrays =
        own.weights().names().stream()
            .filter(n -> !same(own.weights().values(n), again.weights().values(n)))
            .toList();
    boolean same = arrays.isEmpty() && own.hash().equals(again.hash());
    return new Result(again, same, arrays, differences(recorded(), again.provenance()));
  }

  private Skeleton skeleton(Model own) {
    Optional<Base> base = own.skeleton().base();
    if (base.isEmpty()) {
      return own.skeleton();
    }
    Published.Found found = published.find(base.get().source());
    if (!found.sha256().equals(base.get().sha256())) {
      throw cannot(
          "it was built on another file of " + base.get().source() + " than is installed here");
    }
    return own.skeleton().beginningWith(found.model());
  }

  private static boolean same(float[] a, float[] b) {
    return a.length == b.length
        && java.util.stream.IntStream.range(0, a.length)
            .allMatch(i -> Float.floatToRawIntBits(a[i]) == Float.floatToRawIntBits(b[i]));
  }

  static List<String> differences(Provenance then, Provenance now) {
    List<String> found = new ArrayList<>();
    compare("engine", then.engine(), now.engine(), found);
    compare("threads", then.threads(), now.threads(), found);
    compare("instruction set", then.instructionSet(), now.instructionSet(), found);
    compare("epochs done", then.epochsDone(), now.epochsDone(), found);
    Map<String, String> before = then.versions();
    TreeSet<String> libraries = new TreeSet<>(before.keySet());
    libraries.addAll(now.versions().keySet());
    for (String library : libraries) {
      compare(
          library,
          before.getOrDefault(library, "none"),
          now.versions().getOrDefault(library, "none"),
          found);
    }
    return found;
  }

  private static void compare(String what, Object then, Object now, List<String> found) {
    if (!then.equals(now)) {
      found.add(what + " " + now + " here, " + Shown.of(then.toString()) + " then");
    }
  }

  private static String shortened(String digest) {
    return Shown.of(digest.substring(0, Math.min(12, digest.length()))) + "…";
  }
}
