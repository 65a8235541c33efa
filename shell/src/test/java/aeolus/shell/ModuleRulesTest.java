package aeolus.shell;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may import whom, and what may cross a module's public API. */
final class ModuleRulesTest {
  private static final JavaClasses ALL = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("aeolus");
  private static final Set<String> SIBLINGS = Set.of("inventory", "template", "zone", "secret",
      "payload", "ssh", "anemos", "lab");

  @Test
  void modules_all_areSeen() {
    assertThat(ALL.stream().map(ModuleRulesTest::module).collect(Collectors.toSet()))
        .containsAll(SIBLINGS)
        .contains("core", "deploy", "shell");
  }

  @Test
  void core_anyClass_dependsOnTheJdkOnly() {
    classes().that()
        .resideInAPackage("aeolus.core..")
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage("aeolus.core..", "java.."))
        .check(ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inventory", "template", "zone", "secret", "payload", "ssh", "anemos",
      "lab"})
  void sibling_anyClass_importsNoOtherModuleThanCore(String sibling) {
    noClasses().that()
        .resideInAPackage("aeolus." + sibling + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("aeolus..")
            .and(resideOutsideOfPackages("aeolus." + sibling + "..", "aeolus.core..")))
        .check(ALL);
  }

  @Test
  void deploy_anyClass_knowsNeitherShellNorLab() {
    noClasses().that()
        .resideInAPackage("aeolus.deploy..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("aeolus.shell..", "aeolus.lab..")
        .check(ALL);
  }

  @Test
  void modules_all_areFreeOfCycles() {
    slices().matching("aeolus.(*)..").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void publicApi_anyModule_hasNoThirdPartyType() {
    classes().that(arePublicApi()).should(exposeOnlyOwnTypes()).check(ALL);
  }

  private static DescribedPredicate<JavaClass> arePublicApi() {
    List<String> top = Stream.concat(SIBLINGS.stream(), Stream.of("core", "deploy"))
        .map(name -> "aeolus." + name)
        .toList();
    return DescribedPredicate.describe("are the public API of a module",
        c -> top.contains(c.getPackageName()) && c.getModifiers().contains(JavaModifier.PUBLIC));
  }

  private static ArchCondition<JavaClass> exposeOnlyOwnTypes() {
    return new ArchCondition<>("expose only types of Aeolus and the JDK") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream.of(type.getAllRawInterfaces().stream(), type.getAllRawSuperclasses().stream(),
            type.getMembers()
                .stream()
                .filter(ModuleRulesTest::isExposed)
                .flatMap(ModuleRulesTest::exposed))
            .flatMap(types -> types)
            .filter(ModuleRulesTest::isForeign)
            .distinct()
            .forEach(foreign -> events.add(SimpleConditionEvent.violated(type,
                type.getName() + " exposes " + foreign.getName())));
      }
    };
  }

  private static boolean isExposed(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static Stream<JavaClass> exposed(JavaMember member) {
    return switch (member) {
      case JavaCodeUnit unit ->
        Stream.concat(unit.getReturnType().getAllInvolvedRawTypes().stream(),
            unit.getParameterTypes().stream().flatMap(t -> t.getAllInvolvedRawTypes().stream()));
      case JavaField field -> field.getType().getAllInvolvedRawTypes().stream();
      default -> Stream.of();
    };
  }

  private static boolean isForeign(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    boolean own = name.startsWith("aeolus.") || name.startsWith("java.")
        || name.startsWith("javax.crypto");
    return !own && !type.getBaseComponentType().isPrimitive();
  }

  private static String module(JavaClass type) {
    return type.getPackageName().split("\\.")[1];
  }
}
