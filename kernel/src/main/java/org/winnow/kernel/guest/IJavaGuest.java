package org.winnow.kernel.guest;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.PrintStream;
import java.util.Map;

/** IJava. */
record IJavaGuest(BaseKernel kernel) implements GuestKernel {
  @Override
  public void display(String id, Map<String, Object> bundle) {
    kernel.display(data(id, bundle));
  }

  @Override
  public void update(String id, Map<String, Object> bundle) {
    kernel.getIO().display.updateDisplay(data(id, bundle));
  }

  private static DisplayData data(String id, Map<String, Object> bundle) {
    DisplayData data = new DisplayData();
    bundle.forEach((type, content) -> data.putData(type, content));
    data.putTransientData("display_id", id);
    return data;
  }

  @Override
  public void write(String stream, String text) {
    PrintStream out = stream.equals("stderr") ? kernel.getIO().err : kernel.getIO().out;
    out.print(text);
    out.flush();
  }

  @Override
  public Object eval(String code) throws Exception {
    return IJavaExtension.eval(kernel, code);
  }
}
