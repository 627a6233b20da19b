package org.winnow.kernel.guest;

import java.io.PrintStream;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/**
 * JJava. Only what its releases from 1.0-a6 on have in common is called: no method with Gson's
 * types, which the released jar has under another name, and not {@code setDisplayId}.
 */
record JJavaGuest(BaseKernel kernel) implements GuestKernel {
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
  public Object eval(String code) {
    return kernel.evalRaw(code);
  }
}
