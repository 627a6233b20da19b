package org.winnow.magics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.winnow.datasets.repository.Branch;
import org.winnow.datasets.repository.Tag;
import org.winnow.datasets.sources.Sources;
import org.winnow.export.Formats;
import org.winnow.insight.Strategy;
import org.winnow.worth.Bisection;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completes command lines: commands, options, option values, names the session knows, files. */
final class Completer {
  private static final Pattern START =
      Pattern.compile(
          "^(?:\\s*(?:[\\w.$]+\\s+)?[\\w$]+\\s*=)?\\s*(%{1,2})(winnow\\s+(?=[A-Za-z]|$))?(\\w[\\w-]*|)");
  private static final Pattern VERB = Pattern.compile("\\s+([\\w-]+)\\s");

  private final Session session;
  private final CommandSpecs specs;

  Completer(Session session, CommandSpecs specs) {
    this.session = session;
    this.specs = specs;
  }

  List<Completion> complete(String line, int cursor) {
    String typed = line.substring(0, Math.max(0, Math.min(cursor, line.length())));
    Matcher m = START.matcher(typed);
    if (!m.find()) {
      return List.of();
    }
    if (m.end() == typed.length()) {
      return of(Commands.names().stream(), "command", m.group(3), m.start(3), cursor);
    }
    Optional<CommandEntry> entry = Commands.find(m.group(3));
    if (entry.isEmpty() || !Character.isWhitespace(typed.charAt(m.end()))) {
      return List.of();
    }
    return argument(specs.of(entry.get()), typed, m.end());
  }

  private List<Completion> argument(CommandSpec spec, String typed, int from) {
    int wordStart = wordStart(typed, from);
    String word = typed.substring(wordStart);
    if (!spec.subcommands().isEmpty()) {
      Matcher verb = VERB.matcher(typed).region(from, typed.length());
      return verb.lookingAt() && spec.subcommands().containsKey(verb.group(1))
          ? argument(spec.subcommands().get(verb.group(1)).getCommandSpec(), typed, verb.end(1))
          : of(spec.subcommands().keySet().stream(), "value", word, wordStart, typed.length());
    }
    if (word.startsWith("-")) {
      Stream<String> names = spec.options().stream().flatMap(o -> Arrays.stream(o.names()));
      return of(names.sorted(), "option", word, wordStart, typed.length());
    }
    String[] before = typed.substring(from, wordStart).strip().split("\\s+");
    OptionSpec option = spec.findOption(before[before.length - 1]);
    if (option != null && option.arity().max() > 0) {
      return values(option, word, wordStart, typed.length());
    }
    List<Completion> found = new ArrayList<>();
    spec.positionalParameters()
        .forEach(p -> found.addAll(values(p, word, wordStart, typed.length())));
    return found.stream().distinct().toList(); // two parameters may take the same names
  }

  private static int wordStart(String typed, int from) {
    int start = typed.length();
    while (start > from && !Character.isWhitespace(typed.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private List<Completion> values(ArgSpec argument, String word, int start, int end) {
    if (argument.typeInfo().isEnum()) {
      Stream<String> constants =
          argument.typeInfo().getEnumConstantNames().stream().map(n -> n.toLowerCase(Locale.ROOT));
      return of(constants, "value", word, start, end);
    }
    List<Completion> found =
        new ArrayList<>(of(known(argument.paramLabel()).stream(), "value", word, start, end));
    if (argument.paramLabel().contains("FILE") || argument.paramLabel().contains("FOLDER")) {
      found.addAll(files(word, start, end));
    }
    return found;
  }

  /** Names the session knows that fit a parameter with this label. */
  private List<String> known(String label) {
    return switch (label) {
      case "MODEL" -> session.models().known();
      case "SKELETON" -> session.skeletons().names();
      case "JOB" -> session.jobs().running().stream().map(Job::name).toList();
      case "CLASS", "LABEL" ->
          session.openData().map(o -> o.data().schema().classes()).orElse(List.of());
      case "STRATEGY" -> Arrays.stream(Strategy.values()).map(Strategy::label).toList();
      case "BRANCH" -> branches();
      case "TAG" -> tags();
      case "COMMIT" -> Stream.of(branches(), tags()).flatMap(List::stream).toList();
      case "DATA" -> Sources.names();
      case "FORMAT" -> Formats.names();
      case "CONDITION" -> Bisection.figures();
      case "PACKAGE", "PACKAGE|FILE" -> installed();
      default -> List.of();
    };
  }

  private List<String> branches() {
    return session
        .openData()
        .map(o -> o.repository().branches().all().stream().map(Branch::name).toList())
        .orElse(List.of());
  }

  private List<String> tags() {
    return session
        .openData()
        .map(o -> o.repository().tags().all().stream().map(Tag::name).toList())
        .orElse(List.of());
  }

  private List<String> installed() {
    return session.packages().store().installed().stream().map(Object::toString).toList();
  }

  private static List<Completion> files(String word, int start, int end) {
    int slash = word.lastIndexOf('/');
    String folder = slash < 0 ? "" : word.substring(0, slash + 1);
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(Path.of(folder.isEmpty() ? "." : folder))) {
      Stream<String> names =
          StreamSupport.stream(entries.spliterator(), false)
              .map(p -> folder + p.getFileName() + (Files.isDirectory(p) ? "/" : ""))
              .filter(n -> !n.substring(folder.length()).startsWith("."))
              .sorted();
      return of(names, "file", word, start, end);
    } catch (java.nio.file.NoSuchFileException
        | NotDirectoryException
        | java.nio.file.AccessDeniedException e) {
      return List.of(); // nothing to offer below a folder that cannot be read
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Completion> of(
      Stream<String> candidates, String type, String prefix, int start, int end) {
    return candidates
        .filter(c -> c.startsWith(prefix))
        .map(c -> new Completion(c, type, start, end))
        .toList();
  }
}
