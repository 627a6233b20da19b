package org.winnow.kernel.java;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;

/** Tells that a method was called which uses what is not defined yet. */
final class UnresolvedReport {
  private final JShell shell;
  private final Declared declared;

  UnresolvedReport(JShell shell, Declared declared) {
    this.shell = shell;
    this.declared = declared;
  }

  /** As JShell tells it. */
  CellFailure of(UnresolvedReferenceException e) {
    return of(Optional.of(e.getSnippet()));
  }

  /** As the method's own code tells it. */
  CellFailure of(RuntimeException thrownByCell) {
    Optional<Snippet> source =
        Arrays.stream(thrownByCell.getStackTrace())
            .map(declared::running)
            .flatMap(Optional::stream)
            .findFirst();
    return of(
        source.filter(DeclarationSnippet.class::isInstance).map(DeclarationSnippet.class::cast));
  }

  private CellFailure of(Optional<DeclarationSnippet> source) {
    String missing =
        source.stream().flatMap(shell::unresolvedDependencies).collect(Collectors.joining(", "));
    String user =
        source
            .filter(MethodSnippet.class::isInstance)
            .map(s -> ((MethodSnippet) s).name() + " uses ")
            .orElse("Uses ");
    String message =
        user + (missing.isEmpty() ? "something that is" : missing + ", which is") + " not defined";
    return new CellFailure("UnresolvedReference", message, List.of(message));
  }
}
