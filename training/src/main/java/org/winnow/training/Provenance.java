package org.winnow.training;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A model's birth certificate. Seed, threads, engine, instruction set and data digest together
 * determine the weights bit for bit on a CPU.
 *
 * @param dataset the data set's name
 * @param dataDigest {@link org.winnow.datasets.Dataset#digest()} of what it was trained from
 * @param commit the data commit checked out, where the data came from a repository
 * @param pendingEdits label edits that were applied but not committed
 * @param engine name and version of the training engine
 * @param threads native threads used
 * @param instructionSet effective instruction set, as {@code avx512}
 * @param host operating system and processor architecture, never a host or user name; empty where
 *     it, the time and the seconds were left out
 * @param versions library name → version
 * @param trained when training ended
 * @param seconds how long it took
 * @param epochsDone completed epochs
 * @param stopped why it ended early, empty if it did not
 * @param base the published network that it was built on, if it was
 */
public record Provenance(
    String dataset,
    String dataDigest,
    Optional<String> commit,
    int pendingEdits,
    String engine,
    int threads,
    String instructionSet,
    String host,
    Map<String, String> versions,
    Instant trained,
    double seconds,
    int epochsDone,
    Optional<String> stopped,
    Optional<Base> base) {
  public Provenance {
    versions = Map.copyOf(versions);
  }

  /** Of a network that was built on no other. */
  public Provenance(
      String dataset,
      String dataDigest,
      Optional<String> commit,
      int pendingEdits,
      String engine,
      int threads,
      String instructionSet,
      String host,
      Map<String, String> versions,
      Instant trained,
      double seconds,
      int epochsDone,
      Optional<String> stopped) {
    this(
        dataset,
        dataDigest,
        commit,
        pendingEdits,
        engine,
        threads,
        instructionSet,
        host,
        versions,
        trained,
        seconds,
        epochsDone,
        stopped,
        Optional.empty());
  }

  /**
   * Of a network that comes from a file of another tool, which tells nothing of its data.
   *
   * @param engine the tool's name
   */
  static Provenance imported(String engine, int epochs) {
    return new Provenance(
        "unknown (imported)",
        "unknown",
        Optional.empty(),
        0,
        engine,
        1,
        "unknown",
        "unknown",
        Map.of(),
        Instant.EPOCH,
        0,
        epochs,
        Optional.empty());
  }

  /**
   * As it is, with the data commit that training began from.
   *
   * @param dataCommit the commit checked out
   * @param edits label edits that were applied but not committed
   */
  Provenance from(String dataCommit, int edits) {
    return new Provenance(
        dataset,
        dataDigest,
        Optional.of(dataCommit),
        edits,
        engine,
        threads,
        instructionSet,
        host,
        versions,
        trained,
        seconds,
        epochsDone,
        stopped,
        base);
  }

  /** Without what the machine and the hour of the training alone decided: for others to see. */
  public Provenance withoutMachine() {
    return new Provenance(
        dataset,
        dataDigest,
        commit,
        pendingEdits,
        engine,
        threads,
        instructionSet,
        "",
        versions,
        Instant.EPOCH,
        0,
        epochsDone,
        stopped,
        base);
  }

  boolean tellsMachine() {
    return !host.isEmpty();
  }
}
