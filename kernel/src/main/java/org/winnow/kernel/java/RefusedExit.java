package org.winnow.kernel.java;

import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Turns calls of {@code System.exit}, {@code Runtime.exit} and {@code halt} to {@link UserExit}.
 */
final class RefusedExit extends MethodVisitor {
  private static final String INSTEAD = UserExit.class.getName().replace('.', '/');
  private static final String RUNTIME = "java/lang/Runtime";

  RefusedExit(MethodVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public void visitMethodInsn(int opcode, String owner, String name, String type, boolean face) {
    if (ends(owner, name, type)) {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, INSTEAD, "exit", replaced(owner), false);
    } else {
      super.visitMethodInsn(opcode, owner, name, type, face);
    }
  }

  @Override
  public void visitInvokeDynamicInsn(String name, String type, Handle maker, Object... arguments) {
    Object[] turned = arguments.clone();
    for (int i = 0; i < turned.length; i++) {
      if (turned[i] instanceof Handle h && ends(h.getOwner(), h.getName(), h.getDesc())) {
        turned[i] =
            new Handle(Opcodes.H_INVOKESTATIC, INSTEAD, "exit", replaced(h.getOwner()), false);
      }
    }
    super.visitInvokeDynamicInsn(name, type, maker, turned);
  }

  private static boolean ends(String owner, String name, String type) {
    return type.equals("(I)V")
        && (owner.equals("java/lang/System") && name.equals("exit")
            || owner.equals(RUNTIME) && (name.equals("exit") || name.equals("halt")));
  }

  private static String replaced(String owner) {
    return owner.equals(RUNTIME) ? "(L" + RUNTIME + ";I)V" : "(I)V";
  }
}
