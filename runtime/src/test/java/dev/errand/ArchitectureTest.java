package dev.errand;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The plan of the house: an arrow only ever points downwards. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("test-classes"))
          .importPackages("dev.errand");

  @Test
  void packagesDependDownwardsOnly() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.errand..")
        .layer("door")
        .definedBy("dev.errand")
        .layer("engine")
        .definedBy("dev.errand.internal.worker", "dev.errand.internal.schedule")
        .layer("services")
        .definedBy(
            "dev.errand.internal.trigger",
            "dev.errand.internal.manage",
            "dev.errand.internal.upkeep")
        .layer("process")
        .definedBy("dev.errand.internal.process")
        .layer("store")
        .definedBy(
            "dev.errand.internal.store",
            "dev.errand.internal.json",
            "dev.errand.internal.registry",
            "dev.errand.internal.validation",
            "dev.errand.spi",
            "dev.errand.manage")
        .layer("ground")
        .definedBy("dev.errand.task")
        .layer("vocabulary")
        .definedBy("dev.errand.annotation", "dev.errand.time")
        .whereLayer("door")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("engine")
        .mayOnlyBeAccessedByLayers("door")
        .whereLayer("services")
        .mayOnlyBeAccessedByLayers("door", "engine")
        .whereLayer("process")
        .mayOnlyBeAccessedByLayers("door", "engine", "services")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("door", "engine", "services", "process")
        .check(CLASSES);
  }

  @Test
  void noTwoPackagesKnowEachOtherBothWays() {
    slices().matching("dev.errand.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theGroundKnowsTheVocabularyAndTheHandleOnly() {
    classes()
        .that()
        .resideInAPackage("dev.errand.task")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..",
                "dev.errand.task",
                "dev.errand.time",
                "dev.errand.annotation",
                "org.jdbi.v3.core",
                "org.jspecify.."))
        .check(CLASSES);
  }

  @Test
  void statementsStandInTheStoreOnly() {
    noClasses()
        .that(not(resideInAnyPackage("dev.errand.internal.store", "dev.errand.task", "dev.errand")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jdbi.v3.core.statement", "org.postgresql..")
        .check(CLASSES);
  }

  @Test
  void nothingReflects() {
    noClasses().should().dependOnClassesThat().resideInAPackage("java.lang.reflect").check(CLASSES);
  }

  @Test
  void onlyTheCurrentClientIsStaticAndMutable() {
    com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields()
        .that()
        .areStatic()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(CLASSES);
  }

  @Test
  void locksDontPinVirtualThreads() {
    com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods()
        .should()
        .haveModifier(JavaModifier.SYNCHRONIZED)
        .check(CLASSES);
  }
}
