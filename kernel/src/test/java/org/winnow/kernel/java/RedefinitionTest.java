package org.winnow.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of variables when what they are made of is written anew. */
class RedefinitionTest {
  private static final List<String> NOTICES = new ArrayList<>();
  private static JavaSession session;

  @BeforeAll
  static void start() {
    session = new JavaSession(new UserThread(), NOTICES::add);
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  @BeforeEach
  void forgetNotices() {
    NOTICES.clear();
  }

  private static Object eval(String code) throws CellFailure {
    return session.eval(code, new CellPlace(1, code, 0));
  }

  @Test
  void anObjectOfAClassWhoseMethodIsWrittenAnewGoesOnWithIt() throws CellFailure {
    eval("class Dog { int age = 1; int years() { return age; } }");
    eval("Dog dog = new Dog(); dog.age = 7; var dogs = new Dog[] {dog};");
    Object before = session.variable("dog");
    eval("class Dog { int age = 1; int years() { return 7 * age; } }");
    assertSame(before, session.variable("dog"));
    assertEquals(49, eval("dog.years()"));
    assertEquals(49, eval("dogs[0].years()"));
    assertEquals(7, eval("new Dog().years()"));
    assertEquals(List.of(), NOTICES);
  }

  @Test
  void whatIsKeptInAVariableCallsTheNewMethod() throws CellFailure {
    eval("int turn(int a) { return a; }");
    eval("java.util.function.Supplier<Integer> turned = () -> turn(3);");
    assertEquals(3, eval("turned.get()"));
    eval("int turn(int a) { return -a; }");
    assertEquals(-3, eval("turned.get()"));
    assertEquals(-3, eval("turn(3)"));
    assertEquals(List.of(), NOTICES);
  }

  @Test
  void aClassThatGainsAFieldTakesItsVariablesAndSaysWhich() throws CellFailure {
    eval("class Cat { int lives = 9; }");
    eval("Cat cat = new Cat(); Cat other = new Cat(); int stays = 3;");
    eval("class Cat { int lives = 9; String name = \"\"; }");
    assertEquals(
        List.of(
            "cat, other have lost the value: Cat is another class now, since the fields or methods"
                + " of a class in use cannot become more or fewer. Assign anew.\n"),
        NOTICES);
    assertEquals(3, eval("stays"));
    assertEquals("", eval("new Cat().name"));
  }

  @Test
  void aStaticFieldThatIsSetAnewHasTheNewValue() throws CellFailure {
    eval("class Limits { static int most = 5; static final int LEAST = 1; }");
    assertEquals(6, eval("Limits.most + Limits.LEAST"));
    eval("class Limits { static int most = 6; static final int LEAST = 2; }");
    assertEquals(8, eval("Limits.most + Limits.LEAST"));
  }

  @Test
  void aStaticFieldThatIsNotTouchedKeepsItsValue() throws CellFailure {
    eval("class Count { static int n = 5; int next() { return ++n; } }");
    assertEquals(6, eval("new Count().next()"));
    eval("class Count { static int n = 5; int next() { n += 10; return n; } }");
    assertEquals(16, eval("new Count().next()"));
  }

  @Test
  void aVariableWhoseTypeAnImportMakesAmbiguousComesBackWithItsValue() throws CellFailure {
    eval("Date day = new Date(5);");
    eval("import java.sql.*;");
    assertEquals(1, NOTICES.size(), NOTICES.toString());
    assertTrue(
        NOTICES
            .get(0)
            .startsWith("day has become unusable for now: reference to Date is ambiguous"),
        NOTICES.get(0));
    eval("import java.util.Date;");
    assertEquals(new Date(5), eval("day"));
  }

  @Test
  void aVariableThatNoLongerFitsWhatItWasComputedFromIsNamedWithTheReason() throws CellFailure {
    eval("var source = 2; var taken = source;");
    eval("var source = \"text\";");
    assertEquals(1, NOTICES.size(), NOTICES.toString());
    assertTrue(
        NOTICES.get(0).startsWith("taken has become unusable for now: incompatible types"),
        NOTICES.get(0));
    eval("int source = 3;");
    assertEquals(2, eval("taken"));
  }

  @Test
  void aVariableWhoseClassIsGoneIsToldOf() throws CellFailure {
    eval("class Left { } Left left = new Left();");
    eval("interface Left { }");
    assertFalse(NOTICES.isEmpty());
    assertTrue(NOTICES.get(0).startsWith("left has"), NOTICES.get(0));
  }
}
