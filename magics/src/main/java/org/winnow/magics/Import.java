package org.winnow.magics;

import java.util.function.Supplier;
import org.winnow.datasets.sources.Loaded;

/**
 * Data that may have to be read: it is not where its label repository is there already.
 *
 * @param name the data set's name, which names the repository's folder too
 * @param always whether the source is read even so, because mistakes are planted in it
 * @param source reads it
 */
public record Import(String name, boolean always, Supplier<Loaded> source) {}
