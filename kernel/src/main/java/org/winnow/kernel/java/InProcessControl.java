package org.winnow.kernel.java;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;

/** Runs snippets in this process, keeping the objects they give and throw. */
final class InProcessControl extends DirectExecutionControl {
  private final SnippetLoader loader;
  private final EngineLock lock;
  private final UserThread users;
  private Object result;
  private Throwable thrown;
  private boolean onCallersThread;
  private boolean inSnippet;
  private Optional<String> refusal = Optional.empty();

  InProcessControl(SnippetLoader loader, EngineLock lock, UserThread users) {
    super(loader);
    this.loader = loader;
    this.lock = lock;
    this.users = users;
  }

  /** What the last snippet gave, once. */
  Object takeResult() {
    Object taken = result;
    result = null;
    return taken;
  }

  /** What the last snippet threw, once. */
  Throwable takeThrown() {
    Throwable taken = thrown;
    thrown = null;
    return taken;
  }

  /**
   * Whether snippets run on the thread that evaluates them: for our own ones, which must not queue
   * behind a command that is itself waiting for Java.
   */
  void onCallersThread(boolean value) {
    onCallersThread = value;
  }

  /** Whether JShell waits for a snippet to end. */
  boolean inSnippet() {
    return inSnippet;
  }

  /** Where the classes are. */
  SnippetLoader loader() {
    return loader;
  }

  /** No later code can name a class any more. */
  void forget(String className) {
    loader.forget(className);
  }

  /**
   * Runs a static method without parameters as users' code.
   *
   * @return what it gives
   */
  Object run(Method code) throws Exception {
    return onCallersThread
        ? code.invoke(null)
        : lock.released(() -> users.call(() -> code.invoke(null)));
  }

  /** Why classes could not be given other code since the last time this was asked. */
  Optional<String> takeRefusal() {
    Optional<String> taken = refusal;
    refusal = Optional.empty();
    return taken;
  }

  @Override
  public void redefine(ClassBytecodes[] codes) throws ClassInstallException {
    Optional<String> refused;
    try {
      refused = loader.redefine(codes);
    } catch (ClassNotFoundException e) {
      refused = Optional.of(e.toString());
    }
    if (refused.isPresent()) {
      Optional<String> first = refused;
      // JShell then loads them as new classes beside the old ones.
      // What follows from the first refusal is refused too; the first says why.
      refusal = refusal.or(() -> first);
      throw new ClassInstallException(refused.get(), new boolean[codes.length]);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    return loader.takeRunnable(name);
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    result = null;
    thrown = null;
    boolean within = inSnippet;
    inSnippet = true;
    try {
      result = run(snippet);
    } catch (InvocationTargetException e) {
      thrown = e.getCause();
      throw e;
    } catch (AbandonedException | InterruptedException e) {
      thrown = e;
      throw new ExecutionControl.UserException(
          e.getMessage(), e.getClass().getName(), new StackTraceElement[0]);
    } finally {
      inSnippet = within;
    }
    // The object itself is what counts; its text, which may be long or may throw, is not made here.
    return "";
  }
}
