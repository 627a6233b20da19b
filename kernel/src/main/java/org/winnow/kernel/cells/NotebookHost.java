package org.winnow.kernel.cells;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.winnow.datasets.InputException;
import org.winnow.kernel.java.JavaSession;
import org.winnow.kernel.output.CellOutput;
import org.winnow.magics.Cancellation;
import org.winnow.magics.Host;
import org.winnow.magics.LiveView;
import org.winnow.viz.Figure;
import org.winnow.viz.View;

/** One cell's port to the kernel: what its commands and its Java code show, bind and ask. */
public final class NotebookHost implements Host {
  private final CellOutput output;
  private final Shared shared;
  private final CellCancellation cancellation = new CellCancellation();
  private final Map<String, Map<String, Object>> payloads = new ConcurrentHashMap<>();
  private volatile CellRunner runner;

  public NotebookHost(CellOutput output, Shared shared) {
    this.output = output;
    this.shared = shared;
  }

  /** The cell's output. */
  public CellOutput output() {
    return output;
  }

  @Override
  public String display(Figure figure) {
    String id = shared.ids().next();
    output.display(id, figure.bundle());
    return id;
  }

  @Override
  public void update(String displayId, Figure figure) {
    output.update(displayId, figure.bundle());
  }

  @Override
  public void print(String text) {
    output.write("stdout", text);
  }

  @Override
  public LiveView open(View view) {
    return shared.widgets().open(view, output, shared.ids());
  }

  /** What this notebook registered for other kernels. */
  public Registered registered() {
    return shared.registered();
  }

  /** How a value is shown. */
  public Figure render(Object value) {
    return shared.registered().figure(value, List.of()).orElseGet(() -> Renderer.render(value));
  }

  /** Shows any value; returns the id of a figure, and of a live view none. */
  public String show(Object value) {
    if (value instanceof View view) {
      open(view);
      return "";
    }
    return display(value == null ? Figure.text("null") : render(value));
  }

  @Override
  public <T> void bind(String name, Class<T> type, T value) {
    java().bind(name, type, value);
  }

  @Override
  public Object variable(String name) {
    return java().variable(name);
  }

  @Override
  public boolean canBind(String name, Class<?> type) {
    return java().canBind(name, type);
  }

  @Override
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Has the commands that this cell's Java code calls run by a runner. */
  void calledBy(CellRunner value) {
    runner = value;
  }

  /**
   * Runs a command for this cell's Java code.
   *
   * @param body what would stand below a {@code %%} line
   * @return its value, or null
   */
  public Object call(String line, Optional<String> body) throws Exception {
    return runner.call(line, body, this);
  }

  /**
   * Runs a whole cell's code, commands and Java, for this cell's Java code.
   *
   * @return the last value, or null
   */
  public Object evaluate(String code) throws Exception {
    return runner.runWithin(code, this);
  }

  CellCancellation ownCancellation() {
    return cancellation;
  }

  /**
   * Asks the person for a line.
   *
   * @throws InputException if the front end takes no input
   */
  public String ask(String prompt, boolean password) throws InterruptedException {
    output.flush();
    return shared.input().ask(output.parent(), prompt, password);
  }

  /** Shows a figure in the front end's pager, below the cell or beside the notebook. */
  public void page(Figure figure) {
    payloads.put("page", Map.of("source", "page", "data", figure.bundle(), "start", 0));
  }

  /**
   * Has the front end put code into the next cell.
   *
   * @param replace into this cell, in place of what stands there, instead
   */
  public void setNextInput(String code, boolean replace) {
    payloads.put("next", Map.of("source", "set_next_input", "text", code, "replace", replace));
  }

  /** What the reply tells the front end to do; the last wish of each kind. */
  public List<Map<String, Object>> payloads() {
    return List.copyOf(payloads.values());
  }

  private JavaSession java() {
    return shared.java().join();
  }
}
