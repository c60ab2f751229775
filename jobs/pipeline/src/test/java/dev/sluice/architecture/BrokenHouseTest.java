package dev.sluice.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.sluice.testkit.architecture.House;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A rule that cannot fail is no rule: in the broken house beside this class each of them does. */
class BrokenHouseTest {

  private static final House BROKEN = new House(BrokenHouseTest.class.getPackageName() + ".broken");

  @TestFactory
  Stream<DynamicTest> everyRuleSeesItsBreach() {
    var classes = new ClassFileImporter().importPackages(BROKEN.root());
    return BROKEN.rules().stream()
        .map(
            rule ->
                dynamicTest(
                    rule.getDescription(),
                    () -> assertThat(rule.evaluate(classes).hasViolation()).isTrue()));
  }
}
