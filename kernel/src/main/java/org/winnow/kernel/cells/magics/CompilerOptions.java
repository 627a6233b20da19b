package org.winnow.kernel.cells.magics;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * What IJava's and JJava's variables {@code …_COMPILER_OPTS} ask of javac, separated by blanks.
 *
 * @param words the options that cells are compiled with
 * @param notices what could not be heeded and why, a line each
 */
public record CompilerOptions(List<String> words, List<String> notices) {
  private static final List<String> NAMES = List.of("IJAVA_COMPILER_OPTS", "JJAVA_COMPILER_OPTS");
  private static final String PREVIEW = "--enable-preview";

  /** What a notebook decides by its commands, or has no use for. */
  private static final Set<String> PLACES =
      Set.of("-d", "-s", "-h", "-cp", "-classpath", "--class-path", "-sourcepath", "--source-path");

  public CompilerOptions {
    words = List.copyOf(words);
    notices = List.copyOf(notices);
  }

  /** The options that this process was started with. */
  public static CompilerOptions ofThisProcess() {
    Map<String, String> environment = System.getenv();
    return NAMES.stream().allMatch(name -> environment.getOrDefault(name, "").isBlank())
        ? new CompilerOptions(List.of(), List.of())
        : of(environment, ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  /**
   * The options that the environment asks for.
   *
   * @param environment as {@link System#getenv()}
   * @param started the virtual machine's own options
   */
  public static CompilerOptions of(Map<String, String> environment, List<String> started) {
    List<String> words = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    for (String name : NAMES) {
      String text = environment.getOrDefault(name, "").strip();
      if (!text.isEmpty()) {
        take(name, Arrays.asList(text.split("\\s+")).iterator(), words, notices);
      }
    }
    if (words.contains(PREVIEW) && !started.contains(PREVIEW)) {
      words.remove(PREVIEW);
      notices.add(
          PREVIEW
              + " needs a virtual machine that was started with it:"
              + " set JDK_JAVA_OPTIONS=--enable-preview in the kernel's environment too.");
    } else if (words.contains(PREVIEW) && !words.contains("-source")) {
      words.addAll(List.of("-source", String.valueOf(Runtime.version().feature())));
    }
    return new CompilerOptions(words, notices);
  }

  private static void take(
      String variable, Iterator<String> given, List<String> words, List<String> notices) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    while (given.hasNext()) {
      String word = given.next();
      int values = PLACES.contains(word) ? 1 : javac.isSupportedOption(word);
      List<String> whole = new ArrayList<>(List.of(word));
      for (int i = 0; i < values && given.hasNext(); i++) {
        whole.add(given.next());
      }
      Optional<String> problem = problem(word, values, whole.size() - 1);
      problem.ifPresent(why -> notices.add(variable + ": " + why));
      if (problem.isEmpty()) {
        words.addAll(whole);
      }
    }
  }

  private static Optional<String> problem(String word, int values, int given) {
    if (PLACES.contains(word)) {
      return Optional.of(word + " is left out; %classpath and %maven add to the class path.");
    }
    if (word.startsWith("--release")) {
      return Optional.of(word + " is left out: cells run on this very JDK; -source is heeded.");
    }
    if (values < 0) {
      return Optional.of("javac has no option " + word + "; it is left out.");
    }
    return given < values
        ? Optional.of(word + " lacks its value; it is left out.")
        : Optional.empty();
  }
}
