package org.winnow.magics;

import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.insight.DataHealth;
import org.winnow.insight.SuspectList;
import org.winnow.packages.PackageStore;
import org.winnow.packages.PackageTransport;
import org.winnow.training.Evaluation;
import org.winnow.training.LearningRateCurve;
import org.winnow.training.LearningRateSearch;
import org.winnow.training.Model;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.TrainingMonitor;
import org.winnow.viz.ModelComparison;

/**
 * A notebook's session: what is open, declared, trained and found; the only mutable object of the
 * commands. Every command has a method of the same meaning here or on what these methods return, so
 * that a notebook can leave the commands: the Java variable {@code winnow} holds the session.
 *
 * <p>For one thread at a time. A label grid ({@link OpenGrid}) edits labels from another thread
 * meanwhile; it touches the open data and tells of the last table, which are safe for that. So
 * {@link #data()} may give another data set from one call to the next: take it once.
 */
public final class Session implements AutoCloseable {
  private final Failures failures = new Failures();
  private final LastTable lastTable = new LastTable();
  private final Judging judging = new Judging(this);
  private final Choosing choosing = new Choosing(this);
  private final Exports exports = new Exports(this);
  private final SessionVariables variables = new SessionVariables();
  private final Shelf<Skeleton> skeletons = new Shelf<>("skeleton", "%%skeleton NAME");
  private final Jobs jobs = new Jobs();
  private final Models models = new Models(failures, jobs);
  private volatile Optional<OpenData> open = Optional.empty();
  private final GridSlot grid = new GridSlot();
  private final Packages packages;

  /** A session that knows the packages installed for the person, and no repository of them. */
  public Session() {
    this(PackageStore.ofUser(PackageTransport.none(), System.getenv()));
  }

  /** A session whose packages come from a store. */
  public Session(PackageStore store) {
    this.packages = new Packages(this, store);
  }

  /** Goes on in a data set's label repository, or makes it; another import is refused. */
  public Opened open(Import source, Opening opening) {
    closeGrid();
    open.ifPresent(OpenData::close); // first: the same repository may be opened anew
    open = Optional.empty();
    OpenData opened = OpenData.of(source, opening);
    open = Optional.of(opened);
    judging.forget();
    choosing.forget();
    return opened.opened();
  }

  /** Opens data by name, file or folder, as {@code %dataset} does. */
  public Dataset open(String nameOrPath) {
    return open(Imports.of(nameOrPath, LoadOptions.standard()), Opening.standard()).data();
  }

  /** The data set that is open, with its pending edits; refused where the last %dataset failed. */
  public Dataset data() {
    return opened().data();
  }

  /** The label repository of the data set that is open. */
  public DatasetRepository repository() {
    return opened().repository();
  }

  /** Declares a skeleton from its text and makes it the current one. */
  public Skeleton skeleton(String name, String text) {
    Skeleton skeleton = Skeleton.parse(name, text, packages.store());
    skeletons.put(name, skeleton);
    return skeleton;
  }

  /** The current skeleton; refused where none is declared, or the last %%skeleton failed. */
  public Skeleton skeleton() {
    failures.require(Link.SKELETON);
    String none = "no skeleton is declared yet; %%skeleton NAME does that";
    return skeletons.current().orElseThrow(() -> new InputException(none));
  }

  /** The skeleton of a name, which becomes the current one. */
  public Skeleton skeleton(String name) {
    return skeletons.take(name);
  }

  /**
   * Trains the current skeleton on the current data; the model goes under {@code name}.
   *
   * @throws InputException where it was stopped before there was anything to keep
   */
  public Model train(Recipe recipe, String name, TrainingMonitor monitor) {
    jobs.requireFree(name);
    Model model = training(recipe).run(monitor);
    models.put(name, model);
    return model;
  }

  /** A training of the current skeleton on the current data, not begun yet. */
  public Training training(Recipe recipe) {
    return Training.of(this, recipe);
  }

  /** Trains as {@link #train(Recipe, String, TrainingMonitor)}, unwatched, under {@code model}. */
  public Model train(Recipe recipe) {
    return train(recipe, "model", TrainingMonitor.silent());
  }

  /** Tries learning rates for the current skeleton and data, on a network that is thrown away. */
  public LearningRateCurve learningRates(Recipe recipe, LearningRateSearch.Range range) {
    return LearningRateSearch.search(
        new LearningRateSearch.TrainingInput(skeleton(), recipe, data()),
        range,
        TrainingMonitor.silent());
  }

  /** The trainings in the background. */
  public Jobs jobs() {
    return jobs;
  }

  /** Exports of models. */
  public Exports exports() {
    return exports;
  }

  /** The models by name. */
  public Models models() {
    return models;
  }

  /** The model trained or opened last; refused where there is none, or the last %train failed. */
  public Model model() {
    return models.current().model();
  }

  /** The model of a name. */
  public Model model(String name) {
    return models.get(name).model();
  }

  /** Measures a model as {@link Judging#evaluate}. */
  public Evaluation evaluate(Model model, Split split) {
    return judging.evaluate(model, split);
  }

  /** Compares two models as {@link Judging#compare}. */
  public ModelComparison compare(String before, String after, Split split) {
    return judging.compare(before, after, split);
  }

  /** Ranks the training labels as {@link Judging#suspects()}. */
  public SuspectList suspects() {
    return judging.suspects();
  }

  /** How well the training labels fit the current model, as {@link Judging#health()}. */
  public DataHealth health() {
    return judging.health();
  }

  /** What was suspected last. */
  public SuspectList lastSuspects() {
    return judging.lastSuspects();
  }

  /** All that networks, or probabilities from a file, say of the data and their labels. */
  public Judging judging() {
    return judging;
  }

  /** Choosing what to label next, and what that saves. */
  public Choosing choosing() {
    return choosing;
  }

  /** What commits of labels are worth, found by training. */
  public Worth worth() {
    return new Worth(this);
  }

  /** Making packages of models, and those that are installed. */
  public Packages packages() {
    return packages;
  }

  /** Opens a grid of examples to label below a cell, in place of the one that is open. */
  public Labeller label(Roll roll, Roll.Wish first, Host host) {
    closeGrid();
    return grid.hold(Labeller.open(new Labeller.Opening(roll, first, this::shown), opened(), host));
  }

  GridSlot grid() {
    return grid;
  }

  /** Ends the grid of examples or conflicts that is open, if any, and gives it back. */
  public Optional<OpenGrid> closeGrid() {
    return grid.close();
  }

  /** Editing and committing labels. */
  public Labelling labels() {
    return new Labelling(this);
  }

  /** How the links of the loop stand to each other. */
  public Chain chain() {
    return Chain.of(this);
  }

  @Override
  public void close() {
    jobs.close();
    closeGrid();
    open.ifPresent(OpenData::close);
    open = Optional.empty();
  }

  OpenData opened() {
    failures.require(Link.DATA);
    return open.orElseThrow(
        () -> new InputException("no data set is open yet; %dataset NAME|FILE|FOLDER opens one"));
  }

  Optional<OpenData> openData() {
    return open;
  }

  Failures failures() {
    return failures;
  }

  /** A table of examples was shown: {@code #1} is the first of these full ids. */
  public void shown(List<String> ids) {
    lastTable.shown(ids);
  }

  /** The full id that an id, a unique prefix of one, or {@code #17} names. */
  public String resolve(String reference) {
    try {
      return lastTable.resolve(reference, data());
    } catch (InputException e) {
      throw repository()
          .forgetting()
          .of(reference)
          .map(tombstone -> new InputException(tombstone.toString(), e))
          .orElse(e);
    }
  }

  /** Why a model no longer fits data or skeleton. */
  public Optional<String> stale(Model model) {
    return Chain.stale(this, model);
  }

  /** Counts one more look at the test split of the data that is open, and returns the count. */
  public int lookAtTest() {
    return new TestLooks(opened().opened().folder()).look();
  }

  Shelf<Skeleton> skeletons() {
    return skeletons;
  }

  /** A command is about to run. */
  void starting(Host host) {
    models.commandBegins();
    variables.bindSession(this, host);
  }

  /** A command has ended, well or not. */
  void ended() {
    models.commandEnded();
  }

  /** A command has run well: the variable of the data set follows what was edited. */
  void finished(Host host) {
    grid.refresh();
    open.ifPresent(o -> variables.follow(o.data(), host));
  }

  /** The Java variable that holds the data set from now on. */
  public void bindDataTo(String variable) {
    variables.dataGoesTo(variable);
  }
}
