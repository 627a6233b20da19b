package org.winnow.kernel.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import org.dflib.jjava.jupyter.kernel.comm.Comm;
import org.junit.jupiter.api.Test;

/**
 * No method that Winnow calls in JJava has a type of Gson, which JJava ships under another name.
 */
class RelocatedGsonTest {
  private final ClassLoader relocated = new RelocatedLoader(getClass().getClassLoader());

  @Test
  void commandsRunWhereGsonHasAnotherName() throws Exception {
    Object probe =
        relocated.loadClass(RelocatedProbe.class.getName()).getConstructor().newInstance();
    assertSame(relocated, probe.getClass().getClassLoader());
    List<?> shown = (List<?>) ((Callable<?>) probe).call();
    assertTrue(String.valueOf(shown.get(0)).startsWith("Usage: %dataset"), "" + shown);
    assertEquals(List.of("after", "written"), shown.subList(1, 3));
  }

  /** The loader does what it is there for: it would show a call that cannot be linked. */
  @Test
  void aMethodOfGsonsTypesIsNotThereUnderItsOldSignature() throws Exception {
    assertEquals(void.class, Comm.class.getMethod("send", JsonObject.class).getReturnType());
    Class<?> comm = relocated.loadClass(Comm.class.getName());
    assertThrows(NoSuchMethodException.class, () -> comm.getMethod("send", JsonObject.class));
    Class<?> json = relocated.loadClass(RelocatedLoader.SHADED + "JsonObject");
    assertEquals(void.class, comm.getMethod("send", json).getReturnType());
  }
}
