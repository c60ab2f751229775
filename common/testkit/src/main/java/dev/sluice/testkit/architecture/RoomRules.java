package dev.sluice.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * Which room may know which. Maven's class paths hold the coarse walls, these rules the finer ones.
 */
record RoomRules(String root) {

  List<ArchRule> all() {
    return List.of(
        noCycles(),
        strangers("runtime.step"),
        strangers("runtime.format"),
        wall("core", "runtime", "ops", "pipeline", "examples", "testkit"),
        wall("runtime", "ops", "pipeline", "examples", "testkit"),
        wall("ops", "runtime", "pipeline", "examples", "testkit"),
        wall("pipeline", "ops", "examples", "testkit"),
        wall("examples", "ops", "pipeline", "testkit"));
  }

  private ArchRule noCycles() {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .as("no package depends on itself through others");
  }

  private ArchRule strangers(String siblings) {
    return slices()
        .matching("%s.%s.(*)..".formatted(root, siblings))
        .should()
        .notDependOnEachOther()
        .as("the packages in %s do not know each other".formatted(siblings))
        .allowEmptyShould(true);
  }

  private ArchRule wall(String room, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(inRoom(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(List.of(others).stream().map(this::inRoom).toArray(String[]::new))
        .as("%s knows none of %s".formatted(room, String.join(", ", others)))
        .allowEmptyShould(true);
  }

  private String inRoom(String room) {
    return "%s.%s..".formatted(root, room);
  }
}
