package dev.sluice.testkit.soak;

import dev.sluice.testkit.check.SequenceVerdict;
import dev.sluice.testkit.topic.CommittedReader;
import dev.sluice.testkit.topic.TopicDigest;
import java.time.Duration;

/** What a reader thinks of a topic who comes when all is over and reads it from its beginning. */
record FinalReading(Output output, SequenceVerdict verdict, TopicDigest digest) {
  /** 20 million records take a minute or two on a busy machine. */
  private static final Duration LIMIT = Duration.ofMinutes(15);

  static FinalReading of(Output output, SoakPlan plan, CommittedReader reader, long[] perKey) {
    TopicJudge judge = new TopicJudge(output, plan.shape().allKeys());
    reader.showAll(output.topic(), LIMIT, judge::accept);
    return new FinalReading(output, judge.verdict(perKey), judge.digest());
  }
}
