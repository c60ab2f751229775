package dev.sluice.testkit.soak;

import dev.sluice.testkit.check.Copies;
import dev.sluice.testkit.check.SequenceCheck.Order;
import dev.sluice.testkit.topic.LoadShape;
import dev.sluice.testkit.topic.StampedJson.Form;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two pipelines on one input: {@code soak-filter} drops, computes and keeps the order of each key;
 * {@code soak-unique} shuffles and remembers. Both park what is malformed. Beside each stands, as
 * code of its own, what has to come out.
 */
record SoakPlan(LoadShape shape) {
  static final String INPUT = "soak.in";
  static final int INPUT_PARTITIONS = 4;
  static final int OUTPUT_PARTITIONS = 3;

  private static final int DROPPED_REMAINDER = 7;

  /** What {@code soak-unique} forgets: a record comes again within 50,000. */
  private static final String REMEMBERED = "3 min";

  record PipelineText(String name, String yaml) {}

  static SoakPlan ofSeed(long seed) {
    return new SoakPlan(LoadShape.ofSeed(seed));
  }

  List<PipelineText> pipelines() {
    return List.of(filter(), unique());
  }

  private static PipelineText filter() {
    return new PipelineText(
        "soak-filter",
        """
        sources:
          in: {topic: soak.in, format: json, schema: {key: STRING NOT NULL, seq: BIGINT NOT NULL}, start: earliest}
        steps:
          doubled: {from: in, where: "MOD(seq, 10) <> %d", set: {twice: seq * 2}}
        sinks:
          out: {from: doubled, topic: soak.filtered, format: json}
        dead-letters: {topic: soak.filtered.dead}
        """
            .formatted(DROPPED_REMAINDER));
  }

  private static PipelineText unique() {
    return new PipelineText(
        "soak-unique",
        """
        sources:
          in: {topic: soak.in, format: json, schema: {key: STRING NOT NULL, seq: BIGINT NOT NULL}, start: earliest}
        steps:
          once: {from: in, deduplicate: {by: [key, seq], within: %s}}
        sinks:
          out: {from: once, topic: soak.unique, format: json}
        dead-letters: {topic: soak.unique.dead}
        """
            .formatted(REMEMBERED));
  }

  Output input() {
    return new Output("input", INPUT, Form.OF_THE_LOAD, shape::copiesWritten, Order.PER_KEY);
  }

  /** What consumers wait for. */
  List<Output> mainOutputs() {
    Copies filtered =
        (key, sequence) ->
            shape.malformed(key) || sequence % 10 == DROPPED_REMAINDER
                ? 0
                : shape.copiesWritten(key, sequence);
    Copies unique = (key, sequence) -> shape.malformed(key) ? 0 : 1;
    // deduplication shuffles by key and number: it does not promise the order of a key
    return List.of(
        new Output("soak-filter", "soak.filtered", Form.DOUBLED, filtered, Order.PER_KEY),
        new Output("soak-unique", "soak.unique", Form.AS_WRITTEN, unique, Order.ANY));
  }

  List<Output> outputs() {
    Copies dead = (key, sequence) -> shape.malformed(key) ? 1 : 0;
    return Stream.concat(
            mainOutputs().stream(),
            Stream.of("filtered", "unique")
                .map(
                    name ->
                        new Output(
                            name + " dead letters",
                            "soak." + name + ".dead",
                            Form.MALFORMED,
                            dead,
                            Order.ANY)))
        .toList();
  }

  List<String> outputTopics() {
    return outputs().stream().map(Output::topic).toList();
  }
}
