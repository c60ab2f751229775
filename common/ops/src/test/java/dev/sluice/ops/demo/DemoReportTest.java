package dev.sluice.ops.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ops.console.ExitCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoReportTest {
  private static final String LATE =
      "{\"date\":\"2001-01-01T00:01:00.000Z\",\"delay\":20,\"origin\":\"ATL\",\"destination\":\"SAV\"}";
  private static final String SEVERE = LATE.replace("20,", "90,").replace("SAV", "LAS");
  private static final String SHORT = LATE.replace("20,", "2,");

  private static final Expectation EXPECTED =
      Expectation.of(
          List.of(
              Records.input(0, LATE),
              Records.input(1, LATE),
              Records.input(2, SEVERE),
              Records.input(3, SHORT),
              Records.input(4, "broken")));

  /** What the pipeline writes, members in an order of its own. */
  private static final List<TopicRecord> RIGHT =
      List.of(
          Records.output("flights.severe", SEVERE.replace("{", "{\"severity\":\"severe\",")),
          Records.output("flights.late", LATE.replace("}", " , \"severity\" : \"late\" }")),
          Records.dead(4, "broken"));

  @Test
  void isBalancedWhenEveryRecordIsThereOnce() {
    DemoReport report = DemoReport.of(EXPECTED, RIGHT);
    assertThat(report.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(report.differences()).isEmpty();
    assertThat(report.table())
        .containsExactly(
            "records         expected  committed",
            "read            5",
            "- filtered      1",
            "- deduplicated  1",
            "- dead          1         1",
            "= written       2         2",
            "missing         0         0",
            "repeated        0         0",
            "unexplained     0         0");
    assertThat(report.samples())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("flights.severe  {\"severity\":\"severe\"");
    assertThat(report.samples().get(2)).isEqualTo("flights.dead  broken  (decode/malformed)");
  }

  @Test
  void missesEveryRecordThatIsDropped() {
    for (TopicRecord dropped : RIGHT) {
      List<TopicRecord> committed = new ArrayList<>(RIGHT);
      committed.remove(dropped);
      DemoReport report = DemoReport.of(EXPECTED, committed);
      assertThat(report.exitCode().number()).isEqualTo(7);
      assertThat(report.comparison().missing()).hasSize(1);
      assertThat(report.differences()).singleElement().asString().startsWith("missing: ");
    }
  }

  @Test
  void seesEveryRecordThatIsWrittenTwice() {
    for (TopicRecord doubled : RIGHT) {
      List<TopicRecord> committed = new ArrayList<>(RIGHT);
      committed.add(doubled);
      DemoReport report = DemoReport.of(EXPECTED, committed);
      assertThat(report.exitCode()).isEqualTo(ExitCode.VIOLATED);
      assertThat(report.comparison().repeated()).hasSize(1);
      assertThat(report.table()).contains("repeated        0         1");
    }
  }

  @Test
  void findsAChangedValueMissingAndUnexplained() {
    List<TopicRecord> committed = new ArrayList<>(RIGHT);
    committed.set(0, Records.output("flights.severe", SEVERE));
    Comparison comparison = DemoReport.of(EXPECTED, committed).comparison();
    assertThat(comparison.missing()).hasSize(1);
    assertThat(comparison.unexplained()).hasSize(1);
  }

  @Test
  void findsARecordOnTheWrongTopicUnexplained() {
    List<TopicRecord> committed = new ArrayList<>(RIGHT);
    TopicRecord late = committed.remove(1);
    committed.add(
        Records.output("flights.severe", new String(late.value(), StandardCharsets.UTF_8)));
    assertThat(DemoReport.of(EXPECTED, committed).comparison().unexplained()).hasSize(1);
  }

  @Test
  void findsADeadLetterOfAnotherOffsetUnexplained() {
    List<TopicRecord> committed = new ArrayList<>(RIGHT);
    committed.set(2, Records.dead(3, "broken"));
    assertThat(DemoReport.of(EXPECTED, committed).comparison().unexplained()).hasSize(1);
  }

  @Test
  void findsBytesThatAreNoJsonUnexplained() {
    List<TopicRecord> committed = new ArrayList<>(RIGHT);
    committed.add(Records.output("flights.late", "{"));
    assertThat(DemoReport.of(EXPECTED, committed).differences())
        .containsExactly("unexplained: Alien[topic=flights.late, partition=1, offset=5]");
  }
}
