package org.winnow.kernel.java;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A class in the package of cells that gives the right to all that is in it; such a right is had
 * from the inside only.
 */
final class InsideLookup {
  static final String CLASS_NAME = SnippetLoader.PACKAGE + ".$Inside";

  private static final String LOOKUP = "lookup";
  private static final String GIVES = Type.getMethodDescriptor(Type.getType(Lookup.class));

  private InsideLookup() {}

  /** The class's code. */
  static byte[] code() {
    ClassWriter writer = new ClassWriter(0);
    String name = CLASS_NAME.replace('.', '/');
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, LOOKUP, GIVES, null, null);
    method.visitCode();
    String handles = Type.getInternalName(MethodHandles.class);
    method.visitMethodInsn(Opcodes.INVOKESTATIC, handles, LOOKUP, GIVES, false);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(1, 0);
    method.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** What the loaded class gives. */
  static Lookup from(Class<?> loaded) throws ReflectiveOperationException {
    return (Lookup) loaded.getMethod(LOOKUP).invoke(null);
  }
}
