package dev.sluice.architecture;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sluice.testkit.architecture.House;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules over everything that this class path holds: core, runtime, ops, testkit and pipeline.
 */
class HouseTest {

  @TestFactory
  Stream<DynamicTest> theHouseStands() {
    var classes = House.SLUICE.classes();
    return House.SLUICE.rules().stream()
        .map(rule -> dynamicTest(rule.getDescription(), () -> rule.check(classes)));
  }
}
