package dev.sluice.ops.demo;

import dev.sluice.core.deadletter.DeadLetterHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Expected and committed outcomes, record by record.
 *
 * @param missing expected, and not there
 * @param repeated there more often than expected
 * @param unexplained there, and never expected
 */
record Comparison(List<Outcome> missing, List<Outcome> repeated, List<Outcome> unexplained) {
  Comparison {
    missing = List.copyOf(missing);
    repeated = List.copyOf(repeated);
    unexplained = List.copyOf(unexplained);
  }

  static Comparison of(List<Outcome> expected, List<TopicRecord> committed) {
    Map<Outcome, Integer> due = new HashMap<>();
    expected.forEach(outcome -> due.merge(outcome, 1, Integer::sum));
    List<Outcome> repeated = new ArrayList<>();
    List<Outcome> unexplained = new ArrayList<>();
    for (TopicRecord record : committed) {
      Outcome found = outcome(record);
      Integer open = due.get(found);
      if (open == null) {
        unexplained.add(found);
      } else if (open == 0) {
        repeated.add(found);
      } else {
        due.put(found, open - 1);
      }
    }
    List<Outcome> missing = new ArrayList<>();
    due.forEach((outcome, open) -> missing.addAll(Collections.nCopies(open, outcome)));
    return new Comparison(missing, repeated, unexplained);
  }

  boolean balanced() {
    return missing.isEmpty() && repeated.isEmpty() && unexplained.isEmpty();
  }

  private static Outcome outcome(TopicRecord record) {
    if (record.topic().equals(DemoTopics.DEAD)) {
      return new Outcome.Dead(
          record.topic(),
          record.headers().getOrDefault(DeadLetterHeader.PARTITION.text(), "no partition"),
          record.headers().getOrDefault(DeadLetterHeader.OFFSET.text(), "no offset"),
          ByteBuffer.wrap(record.value()));
    }
    var key = StrictJson.parse(record.key());
    var value = StrictJson.parse(record.value());
    return key.isPresent() && value.isPresent()
        ? new Outcome.Delivered(record.topic(), key.get(), value.get())
        : new Outcome.Alien(record.topic(), record.partition(), record.offset());
  }
}
