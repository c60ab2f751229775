package dev.sluice.examples;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sluice.testkit.architecture.House;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The examples keep the rules too: no other class path holds them. */
class HouseTest {

  @TestFactory
  Stream<DynamicTest> theHouseStands() {
    var classes = House.SLUICE.classes();
    return House.SLUICE.rules().stream()
        .map(rule -> dynamicTest(rule.getDescription(), () -> rule.check(classes)));
  }
}
