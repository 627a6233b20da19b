package org.winnow.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A name that is declared again and again leaves nothing behind, and takes nothing from others. */
class DeclaredAgainTest {
  private static final String OWN_CLASS =
      "new java.lang.ref.WeakReference<>(java.lang.invoke.MethodHandles.lookup().lookupClass());";

  private static JavaSession session;

  @BeforeAll
  static void start() {
    session = new JavaSession(new UserThread(), notice -> {});
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  private static Object eval(String code) throws CellFailure {
    return session.eval(code, new CellPlace(1, code, 0));
  }

  private static long left(List<WeakReference<?>> classes) {
    for (int i = 0; i < 50 && classes.stream().filter(c -> c.get() != null).count() > 1; i++) {
      System.gc();
    }
    return classes.stream().filter(c -> c.get() != null).count();
  }

  private static List<WeakReference<?>> classesOf(List<String> declarations) throws CellFailure {
    List<WeakReference<?>> classes = new ArrayList<>();
    for (String declaration : declarations) {
      eval(declaration);
      classes.add(assertInstanceOf(WeakReference.class, eval("again1")));
    }
    return classes;
  }

  @Test
  void theClassesOfReplacedDeclarationsGo() throws CellFailure {
    List<String> declarations = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      declarations.add("Object again1 = " + OWN_CLASS);
      declarations.add("java.lang.ref.WeakReference<?> again1 = " + OWN_CLASS);
      declarations.add("java.lang.ref.WeakReference<?> again1 =\n" + OWN_CLASS);
    }
    assertTrue(left(classesOf(declarations)) <= 2);
    assertTrue(((WeakReference<?>) eval("again1")).get() != null, "the last one stays");
  }

  @Test
  void aLambdaFindsTheVariableThatItWasWrittenWith() throws CellFailure {
    eval("int n2 = 4; List<Supplier<Object>> later2 = new ArrayList<>();");
    eval("Supplier<Object> read2 = () -> n2;");
    eval("later2.add(() -> n2 + 1);");
    eval("class Reads2 { Object read() { return n2; } } Reads2 reads2 = new Reads2();");
    eval("String n2 = \"text\";");
    assertEquals(List.of(4, 5), eval("List.of(read2.get(), later2.get(0).get())"));
    assertEquals("text", eval("new Reads2().read()"), "what has a name itself is compiled again");
  }

  @Test
  void aVariableDeclaredAgainWithItsTypeIsTheSameVariable() throws CellFailure {
    eval("int n3 = 1; Supplier<Integer> read3 = () -> n3; int twice3() { return 2 * n3; }");
    eval("int n3 = 5;");
    assertEquals(List.of(5, 5, 10), eval("List.of(n3, read3.get(), twice3())"));
    eval("Supplier<Integer> read3 = () -> -n3;");
    eval("Supplier<Integer> read3 = () -> { int more = n3; return more * 100; };");
    assertEquals(500, eval("read3.get()"));
    eval("int n3;");
    assertEquals(0, eval("n3"));
  }

  @Test
  void whatThrowsWhenItIsDeclaredAgainIsShownWithItsLine() throws CellFailure {
    eval("int n4 = 1;");
    eval("int n4 = 2;");
    String code = "int other4 = 0;\nint n4 = 7 / other4;";
    CellFailure failure = assertThrows(CellFailure.class, () -> eval(code));
    String shown = String.join("\n", failure.lines());
    assertTrue(shown.contains("at cell [1] line 2\n"), shown);
    assertFalse(shown.contains(Initializer.SUFFIX), shown);
    assertEquals(2, eval("n4"), "the value from before");
  }

  @Test
  void whatIsOpenToOneCellAloneIsReachedFromDeclarationsToo() throws CellFailure {
    eval("class Secret5 { int hidden = 3; Secret5() {} int tell() { return hidden; } }");
    eval("int n5 = new Secret5().hidden; int f5() { return new Secret5().tell(); }");
    eval("int n5 = new Secret5().hidden + 1; int f5() { return new Secret5().tell() + 1; }");
    assertEquals(List.of(4, 4), eval("List.of(n5, f5())"));
    eval("int n6 = 1; int f6() { return 1; }");
    eval("int n6 = new Secret5().hidden; int f6() { return new Secret5().tell(); }");
    assertEquals(List.of(3, 3), eval("List.of(n6, f6())"));
  }

  @Test
  void methodsThatCallEachOtherCanBeWrittenAnew() throws CellFailure {
    eval("boolean even7(int n) { return n == 0 || odd7(n - 1); }");
    eval("boolean odd7(int n) { return n != 0 && even7(n - 1); }");
    assertEquals(true, eval("even7(10)"));
    eval("boolean odd7(int n) { return false; }");
    assertEquals(false, eval("even7(10)"));
    eval("boolean odd7(long n) { return n % 2 == 1; }");
    assertEquals(true, eval("odd7(3L) && even7(0)"));
  }
}
