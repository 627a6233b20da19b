package org.winnow.export.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** The command line of an exported jar. */
public final class Main {
  private static final int WRONG_USE = 2;
  private static final double CLOSE = 1e-5;

  private Main() {}

  /** Ends with 0; 1 where the self-test fails, 2 where what was asked for cannot be done. */
  public static void main(String[] args) {
    int status = run(args, System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    Classifier classifier = Classifier.load();
    try {
      if (args.length == 0 || args[0].equals("--help") || args[0].equals("-h")) {
        out.print(usage(classifier));
        return 0;
      }
      if (args[0].equals("--selftest")) {
        return selfTest(classifier, out);
      }
      if (args[0].equals("--serve")) {
        Server server = Server.start(classifier, Serving.of(args));
        out.println("Answers at http://" + server.address() + "/ ; Ctrl-C ends it");
        return 0;
      }
      for (String file : args) {
        if (file.startsWith("--")) {
          throw new IllegalArgumentException("there is no option " + file + "; --help lists them");
        }
        new Files(classifier, out).classify(file);
      }
      return 0;
    } catch (NoSuchFileException e) {
      err.println("there is no file " + e.getFile());
    } catch (IllegalArgumentException | IOException e) {
      err.println(e.getMessage());
    }
    return WRONG_USE;
  }

  private static String usage(Classifier classifier) {
    return "A network that reads "
        + classifier.reads()
        + " and tells apart "
        + classifier.classes().size()
        + " classes.\n"
        + "usage: java -jar FILE.jar INPUT ...     pictures, CSV files or text files\n"
        + "       java -jar FILE.jar --selftest    compares its answers with those it came with\n"
        + "       java -jar FILE.jar --serve [--port N] [--bind ADDRESS]\n";
  }

  private static int selfTest(Classifier classifier, PrintStream out) {
    Contents contents = classifier.contents();
    float[] answer = new float[contents.classes.length];
    double worst = 0;
    for (int row = 0; row < contents.goldenInputs.length; row++) {
      classifier.classify(contents.goldenInputs[row], answer);
      for (int c = 0; c < answer.length; c++) {
        double off = Math.abs((double) answer[c] - contents.goldenAnswers[row][c]);
        worst = off <= worst ? worst : off;
      }
    }
    boolean right = worst <= CLOSE;
    out.printf(
        Locale.ROOT,
        "%d golden rows, largest difference %.2g: %s%n",
        contents.goldenInputs.length,
        worst,
        right ? "ok" : "WRONG");
    return right ? 0 : 1;
  }
}
