package org.winnow.kernel.java;

import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Has a method look, before the jumps that were chosen, whether its thread is to stop. */
final class StoppableLoops extends MethodVisitor {
  private static final String STOP = LoopStop.class.getName().replace('.', '/');

  private final Set<Integer> chosen;
  private int jumps;

  /**
   * A visitor.
   *
   * @param chosen the jumps by their number within the method, from 0
   */
  StoppableLoops(MethodVisitor next, Set<Integer> chosen) {
    super(Opcodes.ASM9, next);
    this.chosen = chosen;
  }

  /** Writes the look; it needs no stack and leaves the frames as they are. */
  static void look(MethodVisitor code) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, STOP, "look", "()V", false);
  }

  @Override
  public void visitJumpInsn(int opcode, Label target) {
    if (chosen.contains(jumps++)) {
      look(mv);
    }
    super.visitJumpInsn(opcode, target);
  }
}
