package org.winnow.magics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.training.Model;

/**
 * How the links of the loop stand to each other: data → skeleton → model → suspects, each made from
 * those before it, and which of them are stale.
 */
public record Chain(List<State> states) {
  /** The column of links' names, a blank at its end. */
  private static final int NAMES = 10;

  public Chain {
    states = List.copyOf(states);
  }

  /**
   * One link.
   *
   * @param link its name
   * @param what what it is at present, or {@code none}
   * @param stale why it no longer fits what it was made from; empty if it does
   */
  public record State(String link, String what, Optional<String> stale) {}

  static Chain of(Session session) {
    List<State> states = new ArrayList<>();
    states.add(data(session));
    states.add(skeleton(session));
    states.add(model(session));
    states.add(suspects(session));
    return new Chain(states);
  }

  private static State data(Session session) {
    Optional<String> failed = failure(session, Link.DATA);
    String what =
        session
            .openData()
            .map(
                o ->
                    o.data().name()
                        + ", "
                        + o.data().size()
                        + " examples, "
                        + o.repository().branch().map(b -> b + " at ").orElse("commit ")
                        + o.repository().head().substring(0, 7)
                        + ", "
                        + count(o.repository().pending().size(), "pending edit")
                        + o.repository().merges().inProgress().map(Chain::merge).orElse(""))
            .orElse("none");
    return new State("data", what, failed.or(() -> failure(session, Link.EDITS)));
  }

  private static String merge(String name) {
    return ", the merge of " + name + " not finished: %resolve shows what is left";
  }

  private static State skeleton(Session session) {
    String what =
        session
            .skeletons()
            .current()
            .map(s -> s.name() + ", " + count(s.layers().size(), "layer"))
            .orElse("none");
    return new State("skeleton", what, failure(session, Link.SKELETON));
  }

  private static State model(Session session) {
    Optional<Trained> trained = session.models().ifAny();
    String what =
        trained
            .map(
                t ->
                    t.name()
                        + " "
                        + t.model().hash().substring(0, 7)
                        + ", "
                        + count(t.model().provenance().epochsDone(), "epoch")
                        + t.model()
                            .provenance()
                            .commit()
                            .map(c -> ", data " + c.substring(0, 7))
                            .orElse(""))
            .orElse("none");
    return new State(
        "model",
        what,
        failure(session, Link.MODEL).or(() -> trained.flatMap(t -> stale(session, t.model()))));
  }

  private static State suspects(Session session) {
    String what =
        session
            .judging()
            .findings()
            .map(
                f ->
                    f.suspects().size()
                        + " labels judged by "
                        + f.file().map(ProbabilityFile::name).orElse("model")
                        + " "
                        + f.model().substring(0, 7))
            .orElse("none");
    return new State(
        "suspects",
        what,
        failure(session, Link.SUSPECTS)
            .or(() -> session.judging().findings().flatMap(f -> stale(session, f))));
  }

  /** Why a model no longer fits the session's data or skeleton. */
  static Optional<String> stale(Session session, Model model) {
    Optional<Dataset> data = session.openData().map(OpenData::data);
    if (data.isPresent() && !data.get().digest().equals(model.provenance().dataDigest())) {
      return Optional.of("older than the data: trained before the last label edits");
    }
    return session
        .skeletons()
        .current()
        .filter(s -> !s.equals(model.skeleton()))
        .map(s -> "trained from another skeleton than " + s.name());
  }

  /** Why suspects no longer fit the session's model or data. */
  static Optional<String> stale(Session session, Findings findings) {
    if (findings.fileChanged()) {
      return Optional.of("older than their file of probabilities: %suspects --probs again");
    }
    boolean newer =
        findings.file().isEmpty()
            && session
                .models()
                .ifAny()
                .filter(t -> !t.model().hash().equals(findings.model()))
                .isPresent();
    if (newer) {
      return Optional.of("older than the model: %suspects again");
    }
    return session
        .openData()
        .filter(o -> !o.data().digest().equals(findings.dataDigest()))
        .map(o -> "older than the data: labels were edited since");
  }

  private static Optional<String> failure(Session session, Link link) {
    return Optional.of(session.failures().why(link)).filter(why -> !why.isEmpty());
  }

  static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  /** A table, one line a link. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (State s : states) {
      text.append(s.link()).append(" ".repeat(NAMES - s.link().length())).append(s.what());
      s.stale().ifPresent(why -> text.append("  [stale: ").append(why).append(']'));
      text.append('\n');
    }
    return text.toString().stripTrailing();
  }
}
