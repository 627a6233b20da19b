package org.winnow.kernel.cells.magics;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.winnow.datasets.InputException;
import org.winnow.kernel.TimedCode;
import org.winnow.kernel.java.CellFailure;
import org.winnow.kernel.java.CellPlace;
import org.winnow.kernel.java.JavaSession;

/** {@code %timeit}: how long code takes, over many runs. */
final class TimingMagics {
  private static final Pattern OPTIONS =
      Pattern.compile("\\s*((?:-[nr]\\s*\\d{1,9}\\s*)*)(.*)", Pattern.DOTALL);
  private static final Pattern OPTION = Pattern.compile("-([nr])\\s*(\\d+)");
  private static final int USUAL_RUNS = 7;

  private TimingMagics() {}

  static List<Magic> all() {
    return List.of(
        new Magic(
            List.of("timeit"),
            Magic.Form.LINE_OR_CELL,
            "[-n LOOPS] [-r RUNS] CODE",
            "Tell how long Java code takes: mean, deviation and best of 7 runs of many loops.\n"
                + "With text below it, that is the code, and CODE is run before each run's loops.",
            "",
            TimingMagics::timeit));
  }

  private static Object timeit(MagicCall call) throws Exception {
    Matcher options = OPTIONS.matcher(call.rest());
    if (!options.matches()) {
      throw new IllegalStateException(call.rest());
    }
    long loops = option(options.group(1), "n", 0);
    int runs = (int) Math.max(1, option(options.group(1), "r", USUAL_RUNS));
    String line = options.group(2).strip();
    String setUp = call.body().isPresent() ? line : "";
    String code = call.body().orElse(line).strip();
    if (code.isEmpty()) {
      throw new InputException("Which code? %timeit Math.sqrt(2)");
    }
    TimedCode timed = compiled(setUp, code, call.scope());
    Timing timing =
        call.scope()
            .interruptibly(
                () -> {
                  try {
                    return Timing.of(timed, loops, runs);
                  } catch (Exception | Error e) {
                    throw e;
                  } catch (Throwable t) {
                    throw new IllegalStateException(t);
                  }
                });
    call.scope().print(timing + "\n");
    return null;
  }

  private static long option(String options, String name, long usual) {
    return OPTION
        .matcher(options)
        .results()
        .filter(m -> m.group(1).equals(name))
        .mapToLong(m -> Long.parseLong(m.group(2)))
        .reduce(usual, (first, second) -> second);
  }

  /** The code as an expression, whose value counts, else as statements. */
  private static TimedCode compiled(String setUp, String code, MagicScope scope) throws Exception {
    JavaSession java = scope.java();
    String bare = code.replaceFirst(";\\s*$", "");
    try {
      return (TimedCode) java.eval(loop(setUp, "use(\n" + bare + "\n);"), place(code));
    } catch (CellFailure noExpression) {
      // Statements, or a call that gives nothing.
    }
    try {
      return (TimedCode) java.eval(loop(setUp, code + "\n;"), place(code));
    } catch (CellFailure notCompiled) {
      throw new CellFailure(
          notCompiled.name(), notCompiled.getMessage(), List.of(notCompiled.getMessage()));
    }
  }

  private static CellPlace place(String code) {
    return new CellPlace(0, code, 0);
  }

  private static String loop(String setUp, String work) {
    return "(org.winnow.kernel.TimedCode) new org.winnow.kernel.TimedCode() {\n"
        + "public void repeat(long times$) throws Throwable {\n"
        + (setUp.isEmpty() ? "" : setUp + "\n;")
        + "for (long i$ = 0; i$ < times$; i$++) {\n"
        + work
        + "\n}}}";
  }
}
