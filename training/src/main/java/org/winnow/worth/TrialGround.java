package org.winnow.worth;

import java.nio.file.Path;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.training.Simulation;

/**
 * What trainings at other commits need.
 *
 * @param repository whose commits they are
 * @param terms how is trained; its recipe's seed is the first of the seeds
 * @param kept the folder in which what networks said is kept, so that none is trained twice; made
 *     where it is missing, and may be deleted at any time
 */
public record TrialGround(DatasetRepository repository, Simulation.Terms terms, Path kept) {
  SeedTrials trials() {
    return new SeedTrials(terms, new TrialCache(kept, TrialCache.USUAL));
  }
}
