package org.winnow.kernel.java;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.Trees;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Compiles pieces of cells that declare nothing, in a tenth of the time that JShell needs; JShell
 * keeps what was declared. It compiles nothing that could mean anything else there: whatever is not
 * plain, or does not compile, is left to JShell.
 */
final class PlainCompiler {
  /** What may not begin a plain piece: declarations, and what JShell reads in a way of its own. */
  private static final Pattern NOT_PLAIN =
      Pattern.compile(
          "(?:abstract|assert|break|class|continue|default|enum|final|import|interface|native"
              + "|non-sealed|package|private|protected|public|record|return|sealed|static|strictfp"
              + "|switch|synchronized\\s+\\w|transient|var|void|volatile|yield)\\b.*|[@<;].*",
          Pattern.DOTALL);

  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?:for|while|do|if|try|throw|synchronized)\\b.*|\\{.*"
              + "|System\\s*\\.\\s*(?:out|err)\\s*\\.\\s*println?\\s*\\(.*",
          Pattern.DOTALL);

  /** What may have more than one line, or more than one method. */
  private static final Pattern MANY_METHODS = Pattern.compile("\n|->|::");

  private static final Pattern WORD =
      Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");

  /** What javac says of an expression without a value. */
  private static final List<String> NO_VALUE = List.of("compiler.err.cant.infer.local.var.type");

  private final WarmCompiler compiler;
  private final Declared declared;
  private final NeededImports needed;
  private final SnippetLoader loader;

  /**
   * A compiler.
   *
   * @param path where all other classes are
   * @param loader holds the classes that JShell makes
   * @throws ReflectiveOperationException if javac's insides cannot be reached
   */
  PlainCompiler(CompilePath path, Declared declared, SnippetLoader loader)
      throws ReflectiveOperationException {
    this.compiler = new WarmCompiler(loader.classes(), path);
    this.declared = declared;
    this.needed = new NeededImports(path.files(), loader.loader());
    this.loader = loader;
  }

  /**
   * A piece that is ready to run.
   *
   * @param shown whether its value is of interest
   * @param type the type of that value
   * @param onStack whether its frames are on the stack of what it throws
   */
  record Plain(Method code, boolean shown, String type, boolean onStack) {}

  /**
   * Compiles a piece.
   *
   * @param file the name of the file that is told in stack traces
   * @return nothing if JShell has to do it
   */
  Optional<Plain> compile(String source, String file) throws ReflectiveOperationException {
    String piece = source.strip();
    Set<String> words = words(piece);
    // JShell has an opinion of its own on what may return from a cell.
    if (NOT_PLAIN.matcher(piece).matches()
        || STATEMENT.matcher(piece).matches() && words.contains("return")
        || declared.anyUnfinished(words)
        || piece.contains("\\u")) { // a name in disguise
      return Optional.empty();
    }
    String imports = needed.among(declared.imports(words), words);
    if (STATEMENT.matcher(piece).matches()) {
      return attempt(PlainForm.STATEMENT, piece, imports).load(file);
    }
    Attempt asValue = attempt(PlainForm.EXPRESSION, piece, imports);
    return asValue.outcome.problems().equals(NO_VALUE)
        ? attempt(PlainForm.STATEMENT, piece, imports).load(file)
        : asValue.load(file);
  }

  private static Set<String> words(String piece) {
    Set<String> words = new LinkedHashSet<>();
    WORD.matcher(piece).results().map(MatchResult::group).forEach(words::add);
    return words;
  }

  private Attempt attempt(PlainForm form, String piece, String imports)
      throws ReflectiveOperationException {
    Attempt attempt = new Attempt(form, !MANY_METHODS.matcher(piece).find());
    attempt.outcome = compiler.compile(PlainForm.CLASS_NAME, form.around(piece, imports), attempt);
    return attempt;
  }

  private final class Attempt implements WarmCompiler.Watcher {
    private final PlainForm form;
    private final boolean oneFrame;
    private WarmCompiler.Outcome outcome;
    private Optional<VariableTree> shown = Optional.empty();
    private String type = "";

    Attempt(PlainForm form, boolean oneFrame) {
      this.form = form;
      this.oneFrame = oneFrame;
    }

    @Override
    public boolean goesOn(CompilationUnitTree parsed) {
      boolean fits = form.fits(parsed);
      shown = fits && form == PlainForm.EXPRESSION ? PlainForm.shown(parsed) : Optional.empty();
      return fits;
    }

    @Override
    public void typed(Trees trees, CompilationUnitTree unit) {
      shown.ifPresent(
          value -> type = trees.getElement(trees.getPath(unit, value)).asType().toString());
    }

    Optional<Plain> load(String file) throws ReflectiveOperationException {
      Map<String, byte[]> classes = outcome.classes();
      if (classes.isEmpty()) {
        return Optional.empty();
      }
      if (ReachableCode.within(classes, loader.loader())) {
        return Optional.of(plain(PieceLoader.load(classes, file, loader.loader()), true));
      }
      if (classes.size() > 1 || !oneFrame) {
        return Optional.empty();
      }
      // Without its frames it is known all the same on which line it threw.
      byte[] code = Weaver.weave(classes.get(PlainForm.CLASS_NAME), file);
      return Optional.of(plain(loader.loadHidden(code), false));
    }

    private Plain plain(Class<?> loaded, boolean onStack) throws NoSuchMethodException {
      Method code = loaded.getDeclaredMethod("do_it$");
      code.setAccessible(true);
      return new Plain(code, shown.isPresent(), type, onStack);
    }
  }

  /** Looks at a changed class path anew. */
  void classPathChanged() throws ReflectiveOperationException {
    compiler.classPathChanged();
    needed.classPathChanged();
  }
}
