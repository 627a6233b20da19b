package org.winnow.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The direction of the modules, and where each large library may be known. */
class ArchitectureTest {
  /** From the ground up: each may use those before it. */
  private static final List<String> ORDER =
      List.of(
          "datasets",
          "insight",
          "training",
          "packages",
          "worth",
          "export",
          "viz",
          "magics",
          "kernel",
          "tests");

  private static JavaClasses classes;

  @BeforeAll
  static void readTheClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.winnow");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "datasets",
        "insight",
        "training",
        "packages",
        "worth",
        "export",
        "viz",
        "magics",
        "kernel"
      })
  void dependsOnlyOnWhatLiesBelow(String module) {
    String home = "org.winnow." + module + "..";
    assertTrue(
        classes.stream().anyMatch(c -> c.getPackageName().startsWith("org.winnow." + module)));
    String[] above =
        ORDER.subList(ORDER.indexOf(module) + 1, ORDER.size()).stream()
            .map(name -> "org.winnow." + name + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(above)
        .check(classes);
  }

  @ParameterizedTest
  @CsvSource({
    "org.winnow.kernel.., org.zeromq.. jdk.jshell.. io.github.spencerpark.. org.dflib..",
    "org.winnow.kernel.java.., org.objectweb.asm..",
    "org.winnow.kernel.maven.., org.apache.maven.. org.eclipse.aether.. org.sonatype..",
    "org.winnow.training.engine.., org.deeplearning4j.. org.nd4j.. org.bytedeco..",
    "org.winnow.[export|imports].onnx.., com.google.protobuf..",
    "org.winnow.imports.onnx.., ai.onnxruntime..",
    "org.winnow.imports.keras.., io.jhdf..",
    "org.winnow.viz.., org.knowm..",
    "org.winnow.magics.., picocli..",
    "org.winnow.datasets.., org.eclipse.jgit.. de.siegmar.."
  })
  void libraryIsKnownInOnePlaceOnly(String home, String libraries) {
    String[] packages = Arrays.stream(libraries.split(" ")).toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(classes);
  }

  /**
   * JJava's released jar has its libraries under other names than the one that is compiled against,
   * and later releases changed some methods.
   */
  @Test
  void guestsUseOnlyWhatAllReleasesOfTheirHostsHave() {
    noClasses()
        .that()
        .resideInAPackage("org.winnow.kernel.guest..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google..", "org.zeromq..", "zmq..", "org.slf4j..")
        .orShould()
        .callMethod(
            "org.dflib.jjava.jupyter.kernel.display.DisplayData",
            "setDisplayId",
            "java.lang.String")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(
            "org[.]dflib[.]jjava[.]jupyter[.]kernel[.]magic[.](MagicParser|MagicsArgs).*")
        .check(classes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"java.io.ObjectInputStream", "java.beans.XMLDecoder"})
  void nothingFromAFileBecomesCode(String type) {
    noClasses().should().dependOnClassesThat().haveFullyQualifiedName(type).check(classes);
  }

  /** Who plants mistakes, carries them along, and judges by them: nobody else may see them. */
  @Test
  void plantedTruthIsReadByItsJudgeAlone() {
    noClasses()
        .that()
        .haveNameNotMatching(
            "org[.]winnow[.](datasets[.](Dataset|DatasetBuilder|Planted|sources[.]NoisePlanter)"
                + "|magics[.](OpenData|PlantedReport))([$].*)?")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.winnow.datasets.Planted")
        .check(classes);
  }

  @Test
  void keepsNoMutableStateInStaticFields() {
    fields()
        .that()
        .areStatic()
        .and()
        // System.out is static, so the cell that a foreign thread prints to must be, too.
        .areNotDeclaredIn("org.winnow.kernel.cells.CellContext")
        .and()
        // Made by protobuf's compiler, which keeps its parsers there.
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage("org.winnow.export.onnx.format")
        .should()
        .beFinal()
        .check(classes);
  }
}
