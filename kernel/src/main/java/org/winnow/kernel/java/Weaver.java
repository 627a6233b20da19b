package org.winnow.kernel.java;

import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Changes the classes of cells before they are loaded: loops can be stopped, a call that would end
 * the process is refused, and JShell's own classes can be reached from the class of a plain cell.
 */
final class Weaver extends ClassVisitor {
  private static final int API = Opcodes.ASM9;
  private static final String OUTER = SnippetLoader.PREFIX.replace('.', '/');

  private final Map<String, Set<Integer>> loops;
  private final String sourceFile;

  private Weaver(ClassReader reader, ClassVisitor next, String sourceFile) {
    super(API, next);
    this.loops = LoopShapes.of(reader);
    this.sourceFile = sourceFile;
  }

  /** The class as it is to be loaded. */
  static byte[] weave(byte[] code) {
    return weave(code, null);
  }

  /**
   * The class as it is to be loaded.
   *
   * @param sourceFile the file that its frames on a stack name; null to keep it
   */
  static byte[] weave(byte[] code, String sourceFile) {
    ClassReader reader = new ClassReader(code);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Weaver(reader, writer, sourceFile), 0);
    return writer.toByteArray();
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String base, String[] interfaces) {
    boolean jshells = name.startsWith(OUTER) && name.indexOf('$', OUTER.length()) < 0;
    int visible = jshells ? access | Opcodes.ACC_PUBLIC : access;
    super.visit(version, visible, name, signature, base, interfaces);
  }

  @Override
  public void visitSource(String source, String debug) {
    super.visitSource(sourceFile == null ? source : sourceFile, debug);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    MethodVisitor stoppable = new StoppableLoops(next, loops.get(name + descriptor));
    boolean lambda = (access & Opcodes.ACC_SYNTHETIC) != 0 && name.startsWith("lambda$");
    return new RefusedExit(lambda ? new StopAtEntry(stoppable) : stoppable);
  }

  /** A stream without end runs in the library, so what it calls must look. */
  private static final class StopAtEntry extends MethodVisitor {
    StopAtEntry(MethodVisitor next) {
      super(API, next);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      StoppableLoops.look(mv);
    }
  }
}
