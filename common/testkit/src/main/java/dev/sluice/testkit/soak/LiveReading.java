package dev.sluice.testkit.soak;

import dev.sluice.testkit.check.SequenceVerdict;
import dev.sluice.testkit.topic.TopicDigest;
import java.util.List;

/** What the reader that read along thinks of a topic. */
record LiveReading(Output output, SequenceVerdict verdict, TopicDigest digest) {
  static List<LiveReading> of(List<OutputWatch> watches, long[] perKey) {
    return watches.stream()
        .map(
            watch ->
                new LiveReading(
                    watch.output(), watch.judge().verdict(perKey), watch.judge().digest()))
        .toList();
  }
}
