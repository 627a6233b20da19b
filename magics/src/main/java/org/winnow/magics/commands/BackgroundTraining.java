package org.winnow.magics.commands;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.winnow.datasets.InputException;
import org.winnow.magics.Host;
import org.winnow.magics.Job;
import org.winnow.magics.Session;
import org.winnow.magics.Training;
import org.winnow.training.Model;
import org.winnow.training.Predictions;

/**
 * A training that goes on while other cells run, its chart below the cell that asked for it. The
 * session gets the model when it is trained, or was stopped, with its folds or not at all.
 */
final class BackgroundTraining implements Job.Work {
  private final Session session;
  private final Host host;
  private final WatchedTraining watched;
  private final String name;
  private final Training training;
  private final OptionalInt folds;

  /** Shows the chart at once; nothing is trained yet. */
  BackgroundTraining(
      Session session, Host host, String name, Training training, OptionalInt folds) {
    this.session = session;
    this.host = host;
    this.name = name;
    this.training = training;
    this.folds = folds;
    this.watched = new WatchedTraining(host, training);
  }

  @Override
  public Job.End run(Job job) {
    try {
      return train(job);
    } catch (InputException e) {
      return job.stopRequested() ? nothing(e.getMessage()) : failed(job, e.getMessage());
    } catch (Throwable defect) { // an Error too: nobody else would tell the person
      StringWriter trace = new StringWriter();
      defect.printStackTrace(new PrintWriter(trace));
      return failed(job, trace.toString().strip());
    }
  }

  private Job.End train(Job job) {
    job.progress(watched::progress);
    job.picture(watched::figure);
    Model model = watched.run(job::stopRequested);
    StringBuilder said = new StringBuilder(TrainingSummary.of(name, model));
    Optional<Predictions> judged = folds.isPresent() ? folds(job, said) : Optional.empty();
    session.models().arrive(name, model, judged);
    session.stale(model).ifPresent(why -> said.append("Note: it is ").append(why).append(".\n"));
    try {
      host.bind(name, Model.class, model);
    } catch (InputException taken) {
      said.append(taken.getMessage()).append("\nThe commands have the model all the same.\n");
    }
    host.print(said.toString());
    boolean early = job.stopRequested() || model.provenance().stopped().isPresent();
    return new Job.End(early ? Job.State.STOPPED : Job.State.DONE, said.toString().strip());
  }

  private Optional<Predictions> folds(Job job, StringBuilder said) {
    FoldsLine line = new FoldsLine(host, folds.getAsInt(), job::stopRequested);
    job.progress(line::progress);
    try {
      Predictions found = training.folds(folds.getAsInt(), line);
      said.append(folds.getAsInt()).append(" folds: %suspects now judges out of sample\n");
      return Optional.of(found);
    } catch (CancellationException e) {
      said.append(e.getMessage()).append("; %suspects judges by the training alone\n");
      return Optional.empty();
    }
  }

  /** Stopped so early that there is no model; the session stays as it is. */
  private Job.End nothing(String message) {
    host.print(message + "\n");
    return new Job.End(Job.State.STOPPED, message);
  }

  private Job.End failed(Job job, String message) {
    session.models().failed(message);
    host.print(job.shown() + " failed: " + message + "\n");
    return new Job.End(Job.State.FAILED, message);
  }
}
