package org.winnow.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.winnow.datasets.ColumnEncoding;
import org.winnow.datasets.TableEncoding;
import org.winnow.datasets.TextEncoding;
import org.winnow.datasets.TokenSequence;
import org.winnow.datasets.WordBag;

/**
 * How written rows and texts become features in JavaScript: the steps of {@code
 * org.winnow.export.run.Column}.
 */
record JsColumns(TableEncoding encoding) {
  private static final String TABLES = "/org/winnow/datasets/text/unicode.txt";

  void writeTo(Source out) throws IOException {
    out.add(Source.resource("js/columns.js"));
    if (!encoding.texts().isEmpty()) {
      out.add("\nconst UNICODE =\n  " + Literals.js(Source.resource(TABLES)) + ";\n");
      out.add(Source.resource("js/words.js"));
    }
    List<String> columns = new ArrayList<>();
    encoding.columns().forEach(column -> columns.add(made(column)));
    out.add("\nconst COLUMNS = [\n  " + String.join(",\n  ", columns) + ",\n];\n");
    out.add(Source.resource("js/encode.js"));
  }

  private static String made(ColumnEncoding column) {
    String name = Literals.js(column.column());
    if (column instanceof ColumnEncoding.Numeric numeric) {
      // Both enumerations have the same order, which a test holds.
      int form = numeric.form().ordinal();
      String fill = Literals.number(numeric.fill());
      return "numeric(" + name + ", " + form + ", " + fill + ", " + numeric.flagsMissing() + ")";
    }
    if (column instanceof ColumnEncoding.OneOf oneOf) {
      return "oneOf(" + name + ", " + list(oneOf.values()) + ", " + oneOf.flagsMissing() + ")";
    }
    String words = name + ", " + list(((TextEncoding) column).words().list());
    if (column instanceof TokenSequence tokens) {
      return "tokens(" + words + ", " + tokens.length() + ")";
    }
    float[] weights = new float[((WordBag) column).weights().size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = ((WordBag) column).weights().get(i);
    }
    return "bag(" + words + ", " + JsBody.floats(weights) + ")";
  }

  private static String list(List<String> texts) {
    return texts.stream().map(Literals::js).collect(Collectors.joining(", ", "[", "]"));
  }
}
