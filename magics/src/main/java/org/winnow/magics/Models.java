package org.winnow.magics;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.winnow.datasets.InputException;
import org.winnow.training.Model;
import org.winnow.training.Predictions;
import org.winnow.training.Trainer;

/**
 * The models of a session by name; the one put there last is the current one. What a job brings
 * comes in between commands, never in the midst of one: a command that looks twice sees the same.
 */
public final class Models {
  private final Shelf<Trained> shelf = new Shelf<>("model", "%train");
  private final Queue<Runnable> arrivals = new ConcurrentLinkedQueue<>();
  private final Failures failures;
  private final Jobs jobs;
  private final EngineStart engine = new EngineStart(Trainer::prepare);
  private boolean inCommand;

  Models(Failures failures, Jobs jobs) {
    this.failures = failures;
    this.jobs = jobs;
  }

  /** Gets the engine ready in the background, as a training will follow. */
  public void prepareEngine() {
    engine.begin();
  }

  /** Whoever is about to train or to predict waits for what {@link #prepareEngine} began. */
  void awaitEngine() {
    engine.await();
  }

  /**
   * Puts a model under a name and makes it the current one.
   *
   * @throws InputException where a job trains one of that name
   */
  public void put(String name, Model model) {
    jobs.requireFree(name);
    shelf.put(name, new Trained(name, model, Optional.empty()));
  }

  /** Keeps, with the current model, what folds that had not seen them say of its examples. */
  public void putFolds(Predictions outOfSample) {
    Trained trained = current();
    shelf.put(
        trained.name(), new Trained(trained.name(), trained.model(), Optional.of(outOfSample)));
  }

  /**
   * Takes the model that a job trained, whole; to be called on any thread. From the next command on
   * it is the current one.
   *
   * @param outOfSample probabilities of its training examples from folds, if there are any
   */
  public void arrive(String name, Model model, Optional<Predictions> outOfSample) {
    arrivals.add(
        () -> {
          failures.starting("train"); // an earlier failure is made good
          shelf.put(name, new Trained(name, model, outOfSample));
        });
  }

  /** A job failed, told on any thread: what needs a model is refused as after a failed %train. */
  public void failed(String message) {
    arrivals.add(() -> failures.failed("train", message));
  }

  /** The names of all models. */
  public List<String> names() {
    takeInBetween();
    return shelf.names();
  }

  /** The current model's name. */
  public String currentName() {
    return current().name();
  }

  /**
   * The current one.
   *
   * @throws InputException where there is none, or the last training failed
   */
  Trained current() {
    awaitEngine();
    takeInBetween();
    failures.require(Link.MODEL);
    return shelf.current().orElseThrow(() -> new InputException("there is no model yet" + hint()));
  }

  private String hint() {
    return jobs.running().stream()
        .findFirst()
        .map(job -> ": " + job.shown() + " has not ended; %wait for it")
        .orElse("; %train makes one");
  }

  Optional<Trained> ifAny() {
    takeInBetween();
    return shelf.current();
  }

  Trained get(String name) {
    awaitEngine();
    takeInBetween();
    return shelf.get(name);
  }

  /** What a network of this hash is called here, empty where it is not. */
  public String nameOf(String hash) {
    return names().stream()
        .filter(name -> get(name).model().hash().equals(hash))
        .findFirst()
        .orElse("");
  }

  /** Names for completion, which goes on beside commands. */
  List<String> known() {
    return shelf.names();
  }

  /** A command begins: it is to see what has arrived by now, and nothing more. */
  void commandBegins() {
    takeIn();
    inCommand = true;
  }

  void commandEnded() {
    inCommand = false;
  }

  /** Plain Java has no command around it: what has arrived is there. */
  private void takeInBetween() {
    if (!inCommand) {
      takeIn();
    }
  }

  private void takeIn() {
    for (Runnable next = arrivals.poll(); next != null; next = arrivals.poll()) {
      next.run();
    }
  }
}
