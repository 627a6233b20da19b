package org.winnow.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.winnow.datasets.InputException;

/** A provenance as JSON in the manifests of files, and back. */
public final class ProvenanceJson {
  private ProvenanceJson() {}

  /** All of it; what {@link Provenance#withoutMachine} left out is left out here. */
  public static ObjectNode write(Provenance p) {
    ObjectNode node =
        CanonicalJson.object().put("dataset", p.dataset()).put("dataDigest", p.dataDigest());
    p.commit().ifPresent(commit -> node.put("commit", commit));
    node.put("pendingEdits", p.pendingEdits())
        .put("engine", p.engine())
        .put("threads", p.threads())
        .put("instructionSet", p.instructionSet());
    if (p.tellsMachine()) {
      node.put("host", p.host());
    }
    new TreeMap<>(p.versions()).forEach(node.putObject("versions")::put);
    if (p.tellsMachine()) {
      node.put("trained", p.trained().toString()).put("seconds", p.seconds());
    }
    node.put("epochsDone", p.epochsDone());
    p.stopped().ifPresent(why -> node.put("stopped", why));
    p.base().ifPresent(base -> node.set("base", BaseJson.write(base)));
    return node;
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws InputException where a field is missing or of another kind
   */
  public static Provenance read(Fields f) {
    try {
      return new Provenance(
          f.text("dataset"),
          f.text("dataDigest"),
          f.has("commit") ? Optional.of(f.text("commit")) : Optional.empty(),
          f.whole("pendingEdits"),
          f.text("engine"),
          f.whole("threads"),
          f.text("instructionSet"),
          f.has("host") ? f.text("host") : "",
          f.object("versions").allTexts(),
          f.has("trained") ? Instant.parse(f.text("trained")) : Instant.EPOCH,
          f.has("seconds") ? f.number("seconds") : 0,
          f.whole("epochsDone"),
          f.optional("stopped"),
          f.has("base") ? Optional.of(BaseJson.read(f.object("base"))) : Optional.empty());
    } catch (DateTimeException e) {
      throw new InputException("'" + f.text("trained") + "' is no time", e);
    }
  }
}
