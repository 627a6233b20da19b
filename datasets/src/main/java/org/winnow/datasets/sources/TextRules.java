package org.winnow.datasets.sources;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How text files are read.
 *
 * @param charset their encoding
 * @param separator between two fields; empty: a tab for {@code .tsv} files, else found in the first
 *     line
 */
public record TextRules(Charset charset, Optional<Character> separator) {
  static TextRules standard() {
    return new TextRules(StandardCharsets.UTF_8, Optional.empty());
  }
}
