package dev.sluice.ops.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoDataTest {
  private static final List<FlightLine> FLIGHTS =
      IntStream.range(0, 2_000).mapToObj(DemoDataTest::flight).map(FlightLine::parse).toList();

  @Test
  void mixesTheSameRecordsFromTheSameSeed() {
    assertThat(texts(DemoData.mix(FLIGHTS, 1))).isEqualTo(texts(DemoData.mix(FLIGHTS, 1)));
    assertThat(texts(DemoData.mix(FLIGHTS, 1))).isNotEqualTo(texts(DemoData.mix(FLIGHTS, 2)));
  }

  @Test
  void keepsEveryFlightAndSaysWhatItAdded() {
    DemoData data = DemoData.mix(FLIGHTS, 1);
    assertThat(texts(data)).containsSubsequence(FLIGHTS.stream().map(FlightLine::text).toList());
    assertThat(data.flights()).isEqualTo(2_000);
    assertThat(data.malformed()).isBetween(10, 40);
    assertThat(data.repeated()).isBetween(30, 90);
    assertThat(data.records()).hasSize(data.flights() + data.malformed() + data.repeated());
  }

  @Test
  void spoilsInAsManyWaysAsItSays() {
    FlightLine flight = FlightLine.parse(flight(7));
    Map<Malformation, String> spoilt = new EnumMap<>(Malformation.class);
    for (Malformation kind : Malformation.values()) {
      TopicRecord record = Records.input(0, kind.spoil(flight));
      assertThat(Expectation.of(List.of(record)).outcomes())
          .as(kind.name())
          .hasOnlyElementsOfType(Outcome.Dead.class)
          .hasSize(1);
      spoilt.put(kind, Arrays.toString(record.value()));
    }
    assertThat(spoilt.values()).doesNotHaveDuplicates();
  }

  @Test
  void repeatsAreTheSameFlight() {
    FlightLine flight = FlightLine.parse(flight(7).replace("\"delay\":7", "\"delay\":20"));
    for (Repetition kind : Repetition.values()) {
      Expectation expected =
          Expectation.of(
              List.of(Records.input(0, flight.text()), Records.input(1, kind.repeat(flight))));
      assertThat(expected.deduplicated()).as(kind.name()).isEqualTo(1);
    }
  }

  private static String flight(int minute) {
    return "{\"date\":\"2001-01-%02dT%02d:%02d:00.000Z\",\"delay\":%d,\"distance\":1,\"origin\":\"ATL\",\"destination\":\"SAV\"}"
        .formatted(1 + minute / 1440, minute / 60 % 24, minute % 60, minute);
  }

  private static List<String> texts(DemoData data) {
    return data.records().stream()
        .map(record -> new String(record.value(), StandardCharsets.ISO_8859_1))
        .toList();
  }
}
