package org.winnow.training.engine.dl4j;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import org.bytedeco.javacpp.Loader;
import org.winnow.datasets.InputException;

/**
 * Whether this processor can run the build of ND4J that is here. Without the question, the build
 * for AVX2 would end the process at its first instruction of that kind.
 */
final class NativeBuild {
  private static final String FOLDER = "org/nd4j/linalg/cpu/nativecpu/bindings/";

  private NativeBuild() {}

  /**
   * Asks before the library is loaded.
   *
   * @throws InputException where it cannot run
   */
  static void require() {
    require(
        InstructionSet.CPU, name -> NativeBuild.class.getClassLoader().getResource(name) != null);
  }

  /**
   * @param cpu what the processor can do, as Linux tells it
   * @param present whether a resource of a name is on the class path
   */
  static void require(Path cpu, Predicate<String> present) {
    String platform = Loader.getPlatform();
    String library = FOLDER + platform + "-onednn-avx2/" + System.mapLibraryName("jnind4jcpu");
    Set<String> flags = InstructionSet.flags(cpu);
    if (!flags.isEmpty() && !flags.contains("avx2") && present.test(library)) {
      throw new InputException(
          "ND4J's library here is built for processors with AVX2, which this one has not;\n"
              + "--engine reference needs no library; a build with -Dnd4j.classifier="
              + platform
              + " runs here");
    }
  }
}
