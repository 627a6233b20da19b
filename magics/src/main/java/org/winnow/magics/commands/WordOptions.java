package org.winnow.magics.commands;

import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.datasets.TextEncoding;
import org.winnow.datasets.sources.WordRules;
import org.winnow.magics.Session;
import picocli.CommandLine.Option;

/** The options that say how texts are read. */
final class WordOptions {
  @Option(
      names = "--text",
      paramLabel = "COLUMN",
      split = ",",
      description = "The column whose text is learnt, word by word in order.")
  private List<String> columns;

  @Option(
      names = "--bag",
      description =
          "Learn how often words come instead of their order: beside other columns, several texts.")
  private boolean bag;

  @Option(
      names = "--vocabulary",
      paramLabel = "N",
      description = "Different words at most (default 5000 in order, 1000 in a bag).")
  private Integer vocabulary;

  @Option(
      names = "--length",
      paramLabel = "N",
      description = "Words taken of a text in order (default 200).")
  private Integer length;

  @Option(
      names = "--words-of",
      paramLabel = "MODEL",
      description = "Read texts with this model's vocabulary instead of learning one.")
  private String model;

  WordRules rules(Session session) {
    WordRules rules = bag ? WordRules.standard().asBag() : WordRules.standard();
    rules = columns == null ? rules : rules.withColumns(columns);
    rules = vocabulary == null ? rules : rules.withVocabulary(vocabulary);
    rules = length == null ? rules : rules.withLength(length);
    if (model == null) {
      return rules;
    }
    if (bag || vocabulary != null || length != null) {
      throw new InputException(
          "--words-of brings the model's words and its way to read them; leave out --bag,"
              + " --vocabulary and --length");
    }
    return rules.withKnown(encoding(session));
  }

  private TextEncoding encoding(Session session) {
    return session.model(model).preparation().encoding().stream()
        .flatMap(encoding -> encoding.texts().stream())
        .findFirst()
        .orElseThrow(() -> new InputException("model '" + model + "' has no vocabulary"));
  }
}
