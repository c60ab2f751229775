package dev.sluice.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * One package per third-party library, so that a library can be replaced, or its surprises handled,
 * in one place. A second owner of a library lives in another process than the first.
 */
record LibraryRules(String root) {

  private record Owned(String library, List<String> owners) {
    Owned(String library, String... owners) {
      this(library, List.of(owners));
    }
  }

  private static final List<Owned> LIBRARIES =
      List.of(
          new Owned("org.snakeyaml", "core.yaml"),
          new Owned("org.apache.calcite", "core.expression"),
          new Owned(
              "com.fasterxml.jackson", "runtime.format.json", "ops.json", "ops.demo", "testkit"),
          // the commands of scripts/: sluice, cluster, demo, bench and soak
          new Owned(
              "picocli", "ops.cli", "ops.cluster", "ops.demo", "testkit.bench", "testkit.soak"),
          new Owned("org.HdrHistogram", "testkit.soak"),
          new Owned("org.apache.flink.connector.kafka", "runtime.kafka"),
          new Owned(
              "org.apache.kafka",
              "runtime.kafka",
              "ops.kafka",
              "ops.cluster",
              "ops.demo",
              "testkit"));

  List<ArchRule> all() {
    return LIBRARIES.stream().map(this::rule).toList();
  }

  private ArchRule rule(Owned owned) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            owned.owners().stream()
                .map(owner -> "%s.%s..".formatted(root, owner))
                .toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(owned.library() + "..")
        .as("%s belongs to %s".formatted(owned.library(), String.join(", ", owned.owners())))
        .allowEmptyShould(true);
  }
}
