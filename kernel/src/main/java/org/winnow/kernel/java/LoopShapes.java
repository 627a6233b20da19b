package org.winnow.kernel.java;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds the jumps that go back, and of these the ones worth a look whether to stop.
 *
 * <p>Spared are innermost loops that count an int up to a limit and call nothing but {@code Math}:
 * they end by themselves within seconds, and a look in them would keep the virtual machine from
 * using vector instructions.
 */
final class LoopShapes extends MethodVisitor {
  private final Map<Label, Integer> places = new HashMap<>();
  private final List<Jump> jumps = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private int at;

  /** A jump: its place among the instructions, and where to; that is known for sure at the end. */
  private record Jump(int at, int opcode, Label target) {}

  /** An instruction that matters for counting. */
  private record Step(int at, Kind kind, int variable) {}

  private enum Kind {
    LOAD,
    STORE,
    COUNT,
    CALL
  }

  private LoopShapes() {
    super(Opcodes.ASM9);
  }

  /**
   * For each method, by name and descriptor, the numbers from 0 of the jumps before which to look.
   */
  static Map<String, Set<Integer>> of(ClassReader reader) {
    Map<String, LoopShapes> shapes = new HashMap<>();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String type, String signature, String[] exceptions) {
            return shapes.computeIfAbsent(name + type, key -> new LoopShapes());
          }
        },
        ClassReader.SKIP_FRAMES);
    Map<String, Set<Integer>> chosen = new HashMap<>();
    shapes.forEach((method, shape) -> chosen.put(method, shape.chosen()));
    return chosen;
  }

  private Set<Integer> chosen() {
    Set<Integer> chosen = new HashSet<>();
    for (int i = 0; i < jumps.size(); i++) {
      Jump jump = jumps.get(i);
      if (back(jump) && !(innermost(jump) && counts(jump))) {
        chosen.add(i);
      }
    }
    return chosen;
  }

  private int target(Jump jump) {
    return places.getOrDefault(jump.target(), Integer.MAX_VALUE);
  }

  private boolean back(Jump jump) {
    return target(jump) <= jump.at();
  }

  private boolean innermost(Jump loop) {
    return jumps.stream()
        .filter(j -> j != loop && back(j))
        .noneMatch(j -> target(j) >= target(loop) && j.at() < loop.at());
  }

  /** Whether the loop's head compares a variable that its body does nothing with but count. */
  private boolean counts(Jump loop) {
    int head = target(loop);
    List<Step> body = steps.stream().filter(s -> s.at() >= head && s.at() < loop.at()).toList();
    int test =
        jumps.stream()
            .filter(j -> j.at() >= head && j.at() < loop.at() && j.opcode() != Opcodes.GOTO)
            .filter(j -> target(j) > loop.at())
            .mapToInt(Jump::at)
            .min()
            .orElse(-1);
    return body.stream().noneMatch(s -> s.kind() == Kind.CALL)
        && body.stream()
            .filter(s -> s.kind() == Kind.LOAD && s.at() < test)
            .anyMatch(s -> onlyCounted(body, s.variable()));
  }

  private static boolean onlyCounted(List<Step> body, int variable) {
    long counted =
        body.stream().filter(s -> s.kind() == Kind.COUNT && s.variable() == variable).count();
    return counted == 1
        && body.stream().noneMatch(s -> s.kind() == Kind.STORE && s.variable() == variable);
  }

  @Override
  public void visitLabel(Label label) {
    places.put(label, at);
  }

  @Override
  public void visitJumpInsn(int opcode, Label target) {
    jumps.add(new Jump(at++, opcode, target));
  }

  @Override
  public void visitVarInsn(int opcode, int variable) {
    if (opcode == Opcodes.ILOAD || opcode == Opcodes.ISTORE) {
      Kind kind = opcode == Opcodes.ILOAD ? Kind.LOAD : Kind.STORE;
      steps.add(new Step(at, kind, variable));
    }
    at++;
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    steps.add(new Step(at++, Kind.COUNT, variable));
  }

  @Override
  public void visitMethodInsn(int opcode, String owner, String name, String type, boolean face) {
    if (!owner.equals("java/lang/Math") && !owner.equals("java/lang/StrictMath")) {
      steps.add(new Step(at, Kind.CALL, -1));
    }
    at++;
  }
}
