package imprint;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** DESIGN's arrows: who may use whom. */
@AnalyzeClasses(packages = "imprint", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String GROUND = "imprint.finding..";
  private static final String SECRET = "imprint.secret..";

  /** {@code from} may use only these rooms of ours (and itself, and the ground floor). */
  private static ArchRule only(String from, String... rooms) {
    String[] allowed = new String[rooms.length + 3];
    allowed[0] = GROUND;
    allowed[1] = SECRET;
    allowed[2] = from;
    System.arraycopy(rooms, 0, allowed, 3, rooms.length);
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat(
            resideInAPackage("imprint..")
                .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(allowed))))
        .allowEmptyShould(true);
  }

  @ArchTest static final ArchRule finding = only("imprint.finding..");
  @ArchTest static final ArchRule secret = only("imprint.secret..");
  @ArchTest static final ArchRule matter = only("imprint.matter..");
  @ArchTest static final ArchRule nvs = only("imprint.nvs..");
  @ArchTest static final ArchRule securecert = only("imprint.securecert..");
  @ArchTest static final ArchRule ledger = only("imprint.ledger..");
  @ArchTest static final ArchRule attestation = only("imprint.attestation..", "imprint.matter..");
  @ArchTest static final ArchRule label = only("imprint.label..", "imprint.matter..");

  @ArchTest
  static final ArchRule factory =
      only(
          "imprint.factory..",
          "imprint.matter..",
          "imprint.attestation..",
          "imprint.nvs..",
          "imprint.securecert..");

  @ArchTest static final ArchRule link = only("imprint.esp.link..");
  @ArchTest static final ArchRule chip = only("imprint.esp.chip..");

  @ArchTest
  static final ArchRule rom = only("imprint.esp.rom..", "imprint.esp.link..", "imprint.esp.chip..");

  @ArchTest
  static final ArchRule flash =
      only("imprint.esp.flash..", "imprint.esp.rom..", "imprint.esp.link..", "imprint.esp.chip..");

  @ArchTest
  static final ArchRule flashEncryption =
      only("imprint.esp.flash.encryption..", "imprint.esp.chip..");

  @ArchTest
  static final ArchRule bench = only("imprint.bench..", "imprint.esp.chip..", "imprint.esp.link..");

  @ArchTest
  static final ArchRule line =
      noClasses()
          .that()
          .resideInAPackage("imprint.line..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "imprint.bench..",
              "imprint.cli..",
              "imprint.ui..",
              "imprint.returns..",
              "imprint.nvs..",
              "imprint.securecert..");

  @ArchTest
  static final ArchRule returns =
      noClasses()
          .that()
          .resideInAPackage("imprint.returns..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("imprint.bench..", "imprint.cli..", "imprint.ui..", "imprint.nvs..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule windowKnowsNoBytes =
      noClasses()
          .that()
          .resideInAPackage("imprint.ui..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "imprint.esp.rom..",
              "imprint.esp.link..",
              "imprint.nvs..",
              "imprint.securecert..",
              "imprint.cli..",
              "imprint.bench..")
          .allowEmptyShould(true)
          .because("a screen shows the line's work; it does not do it");

  @ArchTest
  static final ArchRule toolkitStaysUnderUi =
      noClasses()
          .that()
          .resideOutsideOfPackage("imprint.ui..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..")
          .because("a class outside ui/ that needs the toolkit is in the wrong room");

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("imprint.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyTheDoorUsesTheFrontEnds =
      classes()
          .that()
          .resideInAnyPackage("imprint.cli..", "imprint.ui..")
          .should()
          .onlyBeAccessed()
          .byClassesThat()
          .resideInAnyPackage("imprint", "imprint.cli..", "imprint.ui..")
          .allowEmptyShould(true);
}
