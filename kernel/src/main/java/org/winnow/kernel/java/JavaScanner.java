package org.winnow.kernel.java;

/**
 * Walks over Java text and knows at each place whether it stands in a comment, a string or a text
 * block, how deep in brackets, and which character of meaning came last.
 */
public final class JavaScanner {
  private enum State {
    CODE,
    LINE_COMMENT,
    BLOCK_COMMENT,
    STRING,
    CHARACTER,
    TEXT_BLOCK
  }

  private final String text;
  private int at;
  private State state = State.CODE;
  private int depth;
  private char last;

  /** A scanner that begins, between statements, at an index. */
  public JavaScanner(String text, int start) {
    this.text = text;
    this.at = start;
  }

  /** Goes on to an index further right. */
  public void advance(int end) {
    while (at < end) {
      step();
    }
  }

  /** Whether a new statement, or the next line of a plain one, may begin here. */
  public boolean betweenTokensAtTopLevel() {
    return state == State.CODE && depth == 0;
  }

  /** Whether the statement before is ended, so that what follows is a new one. */
  public boolean atStatementStart() {
    return last == 0 || last == ';' || last == '}';
  }

  /** Whether what came last can end an expression whose semicolon is left out. */
  public boolean afterOperand() {
    return Character.isJavaIdentifierPart(last) || ")]\"'".indexOf(last) >= 0;
  }

  /** The text with blanks for comments and for what stands within quotes. */
  static String bare(String text) {
    JavaScanner scanner = new JavaScanner(text, 0);
    StringBuilder bare = new StringBuilder();
    while (scanner.at < text.length()) {
      int from = scanner.at;
      boolean code = scanner.state == State.CODE;
      scanner.step();
      boolean comment = scanner.state == State.LINE_COMMENT || scanner.state == State.BLOCK_COMMENT;
      for (int i = from; i < Math.min(scanner.at, text.length()); i++) {
        bare.append(code && !comment ? text.charAt(i) : ' ');
      }
    }
    return bare.toString();
  }

  private boolean sees(String expected) {
    return text.startsWith(expected, at);
  }

  private void step() {
    char c = text.charAt(at);
    switch (state) {
      case CODE -> code(c);
      case LINE_COMMENT -> {
        if (c == '\n') {
          state = State.CODE;
        }
        at++;
      }
      case BLOCK_COMMENT -> end("*/");
      case TEXT_BLOCK -> {
        if (c == '\\') {
          at += 2;
        } else {
          end("\"\"\"");
        }
      }
      case STRING, CHARACTER -> {
        char quote = state == State.STRING ? '"' : '\'';
        if (c == quote || c == '\n') {
          state = State.CODE;
        }
        at += c == '\\' ? 2 : 1;
      }
    }
  }

  private void end(String mark) {
    if (sees(mark)) {
      at += mark.length();
      state = State.CODE;
    } else {
      at++;
    }
  }

  private void code(char c) {
    if (sees("//")) {
      state = State.LINE_COMMENT;
      at += 2;
    } else if (sees("/*")) {
      state = State.BLOCK_COMMENT;
      at += 2;
    } else if (sees("\"\"\"")) {
      state = State.TEXT_BLOCK;
      last = '"';
      at += 3;
    } else {
      if (c == '"') {
        state = State.STRING;
      } else if (c == '\'') {
        state = State.CHARACTER;
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth = Math.max(0, depth - 1);
      }
      if (!Character.isWhitespace(c)) {
        last = c;
      }
      at++;
    }
  }
}
