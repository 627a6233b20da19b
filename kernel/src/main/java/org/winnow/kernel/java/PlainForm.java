package org.winnow.kernel.java;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.tree.VariableTree;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The two forms in which a piece of a cell can stand in a class of its own. */
enum PlainForm {
  /** An expression with a value; {@code var} gives it the type it has by itself, as JShell does. */
  EXPRESSION("public static Object do_it$()throws Throwable{var $value=", ";return $value;}}") {
    @Override
    boolean fits(List<? extends StatementTree> body) {
      int last = body.size() - 1;
      return body.get(0) instanceof VariableTree first
          && first.getName().contentEquals("$value")
          && first.getInitializer() != null
          && last > 0
          && body.get(last).getKind() == Kind.RETURN
          && body.subList(1, last).stream().allMatch(PlainForm::isEmpty);
    }
  },

  /** A statement that declares nothing, among them the call of a method that gives nothing. */
  STATEMENT("public static void do_it$()throws Throwable{", "}}") {
    @Override
    boolean fits(List<? extends StatementTree> body) {
      boolean alone = body.stream().skip(1).allMatch(PlainForm::isEmpty);
      return alone
          && (STATEMENTS.contains(body.get(0).getKind())
              || body.get(0) instanceof ExpressionStatementTree s
                  && s.getExpression() instanceof MethodInvocationTree);
    }
  };

  /** The class of a plain piece. */
  static final String CLASS_NAME = SnippetLoader.PACKAGE + ".$Cell";

  private static final Set<Kind> STATEMENTS =
      EnumSet.of(
          Kind.BLOCK,
          Kind.DO_WHILE_LOOP,
          Kind.ENHANCED_FOR_LOOP,
          Kind.FOR_LOOP,
          Kind.IF,
          Kind.SYNCHRONIZED,
          Kind.THROW,
          Kind.TRY,
          Kind.WHILE_LOOP);

  private final String before;
  private final String after;

  PlainForm(String before, String after) {
    this.before = before;
    this.after = after;
  }

  /** The class around a piece, which begins in its first line. */
  String around(String piece, String imports) {
    String end = piece.endsWith(";") || piece.endsWith("}") ? "\n" : "\n;";
    return "package "
        + SnippetLoader.PACKAGE
        + ";"
        + imports
        + "class $Cell{"
        + before
        + piece
        + (this == EXPRESSION ? "\n" : end)
        + after;
  }

  /** Whether what was parsed is the class around one such piece, and nothing else. */
  boolean fits(CompilationUnitTree unit) {
    return unit.getTypeDecls().size() == 1
        && unit.getTypeDecls().get(0) instanceof ClassTree type
        && type.getMembers().size() == 1
        && type.getMembers().get(0) instanceof MethodTree method
        && !method.getBody().getStatements().isEmpty()
        && fits(method.getBody().getStatements());
  }

  abstract boolean fits(List<? extends StatementTree> body);

  /** What was parsed of an expression whose value is to be shown: that of {@code x=1} is not. */
  static Optional<VariableTree> shown(CompilationUnitTree unit) {
    ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
    MethodTree method = (MethodTree) type.getMembers().get(0);
    return Optional.of(method.getBody().getStatements().get(0))
        .filter(VariableTree.class::isInstance)
        .map(VariableTree.class::cast)
        .filter(value -> !assigns(value.getInitializer()));
  }

  private static boolean assigns(ExpressionTree tree) {
    return tree instanceof AssignmentTree assignment
        && assignment.getVariable() instanceof IdentifierTree;
  }

  private static boolean isEmpty(StatementTree tree) {
    return tree.getKind() == Kind.EMPTY_STATEMENT;
  }
}
