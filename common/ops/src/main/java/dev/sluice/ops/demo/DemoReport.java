package dev.sluice.ops.demo;

import dev.sluice.ops.console.ExitCode;
import dev.sluice.ops.console.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The verdict: what was expected, what is committed, and whether they are the same. */
record DemoReport(Expectation expectation, List<TopicRecord> committed, Comparison comparison) {
  private static final int SAMPLES = 3;
  private static final int DIFFERENCES = 5;

  DemoReport {
    committed = List.copyOf(committed);
  }

  static DemoReport of(Expectation expectation, List<TopicRecord> committed) {
    return new DemoReport(expectation, committed, Comparison.of(expectation.outcomes(), committed));
  }

  ExitCode exitCode() {
    return comparison.balanced() ? ExitCode.DONE : ExitCode.VIOLATED;
  }

  List<String> table() {
    long dead = expected(DemoTopics.DEAD);
    long written = expectation.outcomes().size() - dead;
    long foundDead = found(DemoTopics.DEAD);
    return new Table("records", "expected", "committed")
        .row("read", number(expectation.read()), "")
        .row("- filtered", number(expectation.filtered()), "")
        .row("- deduplicated", number(expectation.deduplicated()), "")
        .row("- dead", number(dead), number(foundDead))
        .row("= written", number(written), number(committed.size() - foundDead))
        .row("missing", "0", number(comparison.missing().size()))
        .row("repeated", "0", number(comparison.repeated().size()))
        .row("unexplained", "0", number(comparison.unexplained().size()))
        .lines();
  }

  /** One record of each output topic, as it lies there. */
  List<String> samples() {
    return DemoTopics.OUTPUTS.stream()
        .flatMap(topic -> committed.stream().filter(r -> r.topic().equals(topic)).limit(1))
        .limit(SAMPLES)
        .map(DemoReport::sample)
        .toList();
  }

  /** The first few of each kind. */
  List<String> differences() {
    List<String> lines = new ArrayList<>();
    lines.addAll(some("missing", comparison.missing()).toList());
    lines.addAll(some("repeated", comparison.repeated()).toList());
    lines.addAll(some("unexplained", comparison.unexplained()).toList());
    return lines;
  }

  private static Stream<String> some(String kind, List<Outcome> outcomes) {
    return outcomes.stream().limit(DIFFERENCES).map(outcome -> kind + ": " + text(outcome));
  }

  private static String text(Outcome outcome) {
    if (outcome instanceof Outcome.Delivered delivered) {
      return delivered.topic() + " " + delivered.value();
    } else if (outcome instanceof Outcome.Dead dead) {
      return "%s of partition %s, offset %s"
          .formatted(dead.topic(), dead.partition(), dead.offset());
    }
    return outcome.toString();
  }

  private static String sample(TopicRecord record) {
    String value = new String(record.value(), StandardCharsets.UTF_8);
    String code = record.headers().get("sluice.dead.code");
    return record.topic() + "  " + value + (code == null ? "" : "  (" + code + ")");
  }

  private long expected(String topic) {
    return expectation.outcomes().stream().filter(o -> o.topic().equals(topic)).count();
  }

  private long found(String topic) {
    return committed.stream().filter(record -> record.topic().equals(topic)).count();
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
