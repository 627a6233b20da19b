package org.winnow.kernel.java;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;

/**
 * What the cells have declared and imported so far, and in which of JShell's classes it is: enough
 * to compile a line that uses it without asking JShell.
 */
final class Declared {
  private final JShell shell;
  private final LateImports late;
  private final Map<String, String> imports = new LinkedHashMap<>();
  private final Map<String, Declaration> byId = new LinkedHashMap<>();
  private final Map<String, List<Snippet>> byClass = new HashMap<>();
  private final Set<String> abandoned = new HashSet<>();

  private record Declaration(String name, String className, boolean whole) {}

  Declared(JShell shell, LateImports late) {
    this.shell = shell;
    this.late = late;
    shell.onSnippetEvent(this::follow);
  }

  private void follow(SnippetEvent event) {
    Snippet snippet = event.snippet();
    boolean there = event.status() == Status.VALID || event.status() == Status.RECOVERABLE_DEFINED;
    byClass
        .entrySet()
        .removeIf(
            e ->
                e.getValue().remove(snippet)
                    && e.getValue().isEmpty()
                    && abandoned.add(e.getKey()));
    if (snippet instanceof ImportSnippet line && there) {
      imports.put(line.id(), text(line));
    } else if (there) {
      add(snippet, event.status() == Status.VALID);
    } else if (event.status() != Status.OVERWRITTEN) {
      // What overwrote it has its id, and was told of before.
      imports.remove(snippet.id());
      byId.remove(snippet.id());
    }
  }

  private void add(Snippet snippet, boolean whole) {
    String className = shell.sourceCodeAnalysis().wrapper(snippet).fullClassName();
    byClass.computeIfAbsent(className, name -> new ArrayList<>(1)).add(snippet);
    if (snippet instanceof PersistentSnippet named) {
      byId.put(snippet.id(), new Declaration(named.name(), className, whole));
    }
  }

  private static String text(ImportSnippet line) {
    String kind =
        line.subKind() == SubKind.SINGLE_TYPE_IMPORT_SUBKIND
                || line.subKind() == SubKind.TYPE_IMPORT_ON_DEMAND_SUBKIND
            ? ""
            : line.isStatic() ? "static " : "module ";
    return "import " + kind + line.fullname() + ";";
  }

  /** The classes that no snippet is in any more, once. */
  List<String> takeAbandoned() {
    List<String> taken = abandoned.stream().filter(name -> !byClass.containsKey(name)).toList();
    abandoned.clear();
    return taken;
  }

  /** Whether one of these names is declared and cannot run yet, for want of what it uses. */
  boolean anyUnfinished(Set<String> names) {
    return byId.values().stream().anyMatch(d -> !d.whole() && names.contains(d.name()));
  }

  /** The import lines for a text in which these names occur. */
  List<String> imports(Set<String> names) {
    Stream<String> declared =
        byId.values().stream()
            .filter(d -> names.contains(d.name()))
            .map(d -> "import static " + d.className() + "." + d.name() + ";")
            .distinct();
    return Stream.of(late.untold().stream(), imports.values().stream(), declared)
        .flatMap(lines -> lines)
        .toList();
  }

  /** The snippet whose code a frame of a stack is in; JShell may put several into one class. */
  Optional<Snippet> running(StackTraceElement frame) {
    String className = frame.getClassName();
    int end = className.indexOf('$', Math.min(className.length(), SnippetLoader.PREFIX.length()));
    List<Snippet> sharers =
        byClass.getOrDefault(end < 0 ? className : className.substring(0, end), List.of());
    return sharers.stream()
        .filter(s -> s instanceof MethodSnippet m && frame.getMethodName().contains(m.name()))
        .findFirst()
        .or(() -> sharers.stream().findFirst());
  }
}
