package org.winnow.kernel.java;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;

/**
 * Checks that a piece can reach, from a loader of its own, every class and member of cells that it
 * names. To the compiler all of these are in one package; to the virtual machine the piece is in
 * another, where only what is public can be reached.
 */
final class ReachableCode {
  private static final int CLASS = 7;
  private static final int FIELD = 9;
  private static final int METHOD = 10;
  private static final int INTERFACE_METHOD = 11;
  private static final int INHERITED = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE;

  private final Map<String, byte[]> own;
  private final ClassLoader loader;

  private ReachableCode(Map<String, byte[]> own, ClassLoader loader) {
    this.own = own;
    this.loader = loader;
  }

  /** Whether everything that these classes name can be reached. */
  static boolean within(Map<String, byte[]> own, ClassLoader loader) {
    ReachableCode check = new ReachableCode(own, loader);
    return own.values().stream().allMatch(code -> check.reaches(new ClassReader(code)));
  }

  private boolean reaches(ClassReader reader) {
    if (ofCells(reader.getSuperName()) && !inherits(find(reader.getSuperName()))) {
      return false;
    }
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      if (at > 0 && !reaches(reader, at, buffer)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a class can be extended: what is open to its package alone is not inherited. */
  private boolean inherits(Class<?> base) {
    return base == null
        || !ofCells(Type.getInternalName(base))
        || inherits(base.getSuperclass())
            && Stream.of(
                    base.getDeclaredFields(),
                    base.getDeclaredMethods(),
                    base.getDeclaredConstructors())
                .flatMap(Arrays::stream)
                .map(Member.class::cast)
                .allMatch(m -> (m.getModifiers() & INHERITED) != 0);
  }

  /** Whether one constant can be reached; {@code at} is the place behind its tag. */
  private boolean reaches(ClassReader reader, int at, char[] buffer) {
    int tag = reader.readByte(at - 1);
    if (tag == CLASS) {
      return isOpen(reader.readUTF8(at, buffer));
    }
    if (tag != FIELD && tag != METHOD && tag != INTERFACE_METHOD) {
      return true;
    }
    String owner = reader.readClass(at, buffer);
    if (!ofCells(owner)) {
      return true;
    }
    int nameAndType = reader.getItem(reader.readUnsignedShort(at + 2));
    String name = reader.readUTF8(nameAndType, buffer);
    String type = reader.readUTF8(nameAndType + 2, buffer);
    return isOpen(owner) && isOpen(find(owner), name, type);
  }

  /** Whether a class, by its internal name or as an array, is a cell's and not of this piece. */
  private boolean ofCells(String name) {
    return name.startsWith(SnippetLoader.PACKAGE + "/") && !own.containsKey(name.replace('/', '.'));
  }

  private boolean isOpen(String name) {
    String element = name.startsWith("[") ? elementOf(name) : name;
    if (!ofCells(element)) {
      return true;
    }
    // JShell's own classes are made public when they are loaded.
    Class<?> found = find(element);
    return found != null && Modifier.isPublic(found.getModifiers());
  }

  private static String elementOf(String array) {
    Type element = Type.getType(array).getElementType();
    return element.getSort() == Type.OBJECT ? element.getInternalName() : "";
  }

  private Class<?> find(String internalName) {
    try {
      // Not by Class.forName, after which the loader would hold on to the class for ever.
      return loader.loadClass(internalName.replace('/', '.'));
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /** Whether the member that a name means in a class, or the one it inherits, is public. */
  private static boolean isOpen(Class<?> owner, String name, String type) {
    if (owner == null) {
      return false;
    }
    Stream<? extends Member> members =
        name.equals("<init>")
            ? Arrays.stream(owner.getDeclaredConstructors())
            : Stream.concat(
                Arrays.stream(owner.getDeclaredFields()),
                Arrays.stream(owner.getDeclaredMethods()));
    return members
        .filter(m -> name.equals("<init>") || m.getName().equals(name))
        .filter(m -> type.equals(typeOf(m)))
        .findFirst()
        .map(m -> Modifier.isPublic(m.getModifiers()))
        .orElseGet(() -> inherited(owner, name, type));
  }

  private static boolean inherited(Class<?> owner, String name, String type) {
    Stream<Class<?>> above =
        Stream.concat(
            Stream.ofNullable(owner.getSuperclass()), Arrays.stream(owner.getInterfaces()));
    return !name.equals("<init>") && above.anyMatch(c -> isOpen(c, name, type));
  }

  private static String typeOf(Member member) {
    if (member instanceof Field field) {
      return Type.getDescriptor(field.getType());
    }
    if (member instanceof Method method) {
      return Type.getMethodDescriptor(method);
    }
    return Type.getConstructorDescriptor((Constructor<?>) member);
  }
}
