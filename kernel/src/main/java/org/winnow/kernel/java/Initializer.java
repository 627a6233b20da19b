package org.winnow.kernel.java;

import java.util.Arrays;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The code that gives a variable its value, taken out of the variable's class into one of its own.
 * A variable that is declared again with the same type needs no more; to redefine its class leaves
 * about 14 kB behind in the virtual machine each time.
 */
final class Initializer extends ClassVisitor {
  /** What is behind the name of the variable's class. */
  static final String SUFFIX = "$again";

  private static final String METHOD = "do_it$";

  private final String owner;

  private Initializer(ClassVisitor next, String owner) {
    super(Opcodes.ASM9, next);
    this.owner = owner;
  }

  /** Whether two versions of a class differ in what gives a variable its value alone. */
  static boolean isAllThatDiffers(byte[] one, byte[] other) {
    return Arrays.equals(without(one), without(other));
  }

  private static byte[] without(byte[] code) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(code)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public void visitInnerClass(String name, String outer, String inner, int access) {
                // A lambda brings one.
              }

              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String type, String signature, String[] exceptions) {
                return belongs(name)
                    ? null
                    : super.visitMethod(access, name, type, signature, exceptions);
              }
            },
            ClassReader.SKIP_DEBUG);
    return writer.toByteArray();
  }

  /** The class that has this code alone. */
  static byte[] of(byte[] code) {
    ClassReader reader = new ClassReader(code);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(new Initializer(writer, reader.getClassName()), 0);
    return writer.toByteArray();
  }

  private static boolean belongs(String method) {
    return method.equals(METHOD) || method.startsWith("lambda$" + METHOD);
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String base, String[] interfaces) {
    super.visit(version, access | Opcodes.ACC_PUBLIC, name + SUFFIX, signature, base, interfaces);
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String type, String signature, Object value) {
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String type, String signature, String[] exceptions) {
    return belongs(name)
        ? new Moved(super.visitMethod(access, name, type, signature, exceptions))
        : null;
  }

  private String ownerOf(String was, String method) {
    return was.equals(owner) && belongs(method) ? owner + SUFFIX : was;
  }

  private final class Moved extends MethodVisitor {
    Moved(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(int opcode, String of, String name, String type, boolean isOpen) {
      super.visitMethodInsn(opcode, ownerOf(of, name), name, type, isOpen);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String type, Handle maker, Object... of) {
      super.visitInvokeDynamicInsn(name, type, maker, Arrays.stream(of).map(this::moved).toArray());
    }

    private Object moved(Object argument) {
      return argument instanceof Handle h
          ? new Handle(
              h.getTag(),
              ownerOf(h.getOwner(), h.getName()),
              h.getName(),
              h.getDesc(),
              h.isInterface())
          : argument;
    }
  }
}
