package org.winnow.kernel.java;

import java.util.Arrays;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What sets a class's static fields: a redefined class keeps their old values. */
final class StaticState extends ClassVisitor {
  private StaticState(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  /** Whether two versions of a class set their static fields in the same way. */
  static boolean isSame(byte[] one, byte[] other) {
    return Arrays.equals(of(one), of(other));
  }

  private static byte[] of(byte[] code) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(code)
        .accept(new StaticState(writer), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object value) {
    return (access & Opcodes.ACC_STATIC) == 0
        ? null
        : super.visitField(access, name, descriptor, null, value);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return name.equals("<clinit>") || name.startsWith("lambda$static$")
        ? super.visitMethod(access, name, descriptor, null, null)
        : null;
  }
}
