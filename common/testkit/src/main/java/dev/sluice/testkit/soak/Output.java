package dev.sluice.testkit.soak;

import dev.sluice.testkit.check.Copies;
import dev.sluice.testkit.check.SequenceCheck;
import dev.sluice.testkit.check.SequenceCheck.Order;
import dev.sluice.testkit.topic.StampedJson.Form;

/**
 * A topic of the run and what it has to hold.
 *
 * @param name as people see it
 */
record Output(String name, String topic, Form form, Copies copies, Order order) {
  SequenceCheck check(int keys) {
    return new SequenceCheck(keys, copies, order);
  }
}
