package org.winnow.kernel.java;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Gives loaded classes other code, so that what was made of them stays what it is. The right to do
 * so is asked of the virtual machine when it is first needed, since it slows down the loading of
 * classes: the process attaches to itself, which it must be started for ({@code
 * -Djdk.attach.allowAttachSelf=true}).
 */
final class Redefinition {
  private Boolean possible;

  /**
   * Redefines classes, all or none.
   *
   * @return why not, if they were not
   */
  Optional<String> redefine(ClassDefinition... classes) {
    if (!ready()) {
      return Optional.of("this kernel was started without the right to redefine classes");
    }
    try {
      Instrumentation instrumentation = CellAgent.given().orElseThrow();
      instrumentation.redefineClasses(classes);
      return Optional.empty();
    } catch (UnsupportedOperationException e) {
      return Optional.of("the fields or methods of a class in use cannot become more or fewer");
    } catch (ClassNotFoundException | UnmodifiableClassException | LinkageError e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private boolean ready() {
    if (possible == null) {
      possible = CellAgent.given().isPresent() || attach();
    }
    return possible;
  }

  private static boolean attach() {
    Path jar = null;
    try {
      jar = agentJar();
      VirtualMachine own = VirtualMachine.attach(String.valueOf(ProcessHandle.current().pid()));
      try {
        own.loadAgent(jar.toString());
      } finally {
        own.detach();
      }
      return CellAgent.given().isPresent();
    } catch (IOException | AttachNotSupportedException e) {
      return false;
    } catch (com.sun.tools.attach.AgentLoadException
        | com.sun.tools.attach.AgentInitializationException e) {
      return false;
    } finally {
      delete(jar);
    }
  }

  /** A jar that names the agent, whose class is on the class path. */
  private static Path agentJar() throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Agent-Class", CellAgent.class.getName());
    main.putValue("Can-Redefine-Classes", "true");
    Path jar = Files.createTempFile("winnow-agent", ".jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
    return jar;
  }

  private static void delete(Path jar) {
    try {
      if (jar != null) {
        Files.deleteIfExists(jar);
      }
    } catch (IOException stillOpen) {
      jar.toFile().deleteOnExit();
    }
  }
}
