package org.winnow.magics;

import java.nio.file.Path;
import org.winnow.datasets.repository.EditCounts;
import org.winnow.viz.Figure;

/**
 * What was written for a pull request.
 *
 * @param folder where {@code review.md} and {@code review.png} are
 * @param drawn whether there is a picture: not where nothing changed or this machine has no fonts
 * @param sheet what is on it
 */
public record Review(Path folder, EditCounts counts, boolean drawn, Figure sheet) {}
