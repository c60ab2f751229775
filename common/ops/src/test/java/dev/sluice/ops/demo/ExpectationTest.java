package dev.sluice.ops.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpectationTest {
  private static final String FLIGHT =
      "{\"date\":\"2001-01-01T00:01:00.000Z\",\"delay\":%d,\"origin\":\"%s\",\"destination\":\"SAV\"}";

  @Test
  void filtersShortDelays() {
    Expectation expected = expectation(FLIGHT.formatted(14, "ATL"), FLIGHT.formatted(-3, "ATL"));
    assertThat(expected).isEqualTo(new Expectation(2, 2, 0, List.of()));
  }

  @Test
  void routesBySeverity() {
    Expectation expected =
        expectation(
            FLIGHT.formatted(15, "ATL"), FLIGHT.formatted(59, "LAS"), FLIGHT.formatted(60, "PHL"));
    assertThat(expected.outcomes())
        .extracting(Outcome::topic)
        .containsExactly("flights.late", "flights.late", "flights.severe");
  }

  @Test
  void expectsTheFlightWithItsSeverityUnderItsOrigin() {
    String written = FLIGHT.formatted(60, "ATL").replace("}", ",\"severity\":\"severe\"}");
    Outcome.Delivered delivered =
        (Outcome.Delivered) expectation(FLIGHT.formatted(60, "ATL")).outcomes().get(0);
    assertThat(delivered.key()).hasToString("{\"origin\":\"ATL\"}");
    assertThat(delivered.value()).hasToString(written);
  }

  @Test
  void keepsTheFirstOfAFlightThatIsToldTwice() {
    Expectation expected = expectation(FLIGHT.formatted(20, "ATL"), FLIGHT.formatted(90, "ATL"));
    assertThat(expected.deduplicated()).isEqualTo(1);
    assertThat(expected.outcomes()).extracting(Outcome::topic).containsExactly("flights.late");
  }

  @Test
  void doesNotRememberWhatWasFiltered() {
    Expectation expected = expectation(FLIGHT.formatted(10, "ATL"), FLIGHT.formatted(90, "ATL"));
    assertThat(expected.filtered()).isEqualTo(1);
    assertThat(expected.outcomes()).extracting(Outcome::topic).containsExactly("flights.severe");
  }

  @Test
  void expectsADeadLetterWithTheCoordinatesOfWhatIsNoFlight() {
    Expectation expected = expectation(FLIGHT.formatted(1, "ATL"), "{\"delay\":1}");
    assertThat(expected.outcomes())
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Dead.class,
            dead -> {
              assertThat(dead.partition()).isEqualTo("0");
              assertThat(dead.offset()).isEqualTo("1");
            });
  }

  @Test
  void accountsForEveryRecord() {
    Expectation expected =
        expectation(
            FLIGHT.formatted(1, "ATL"),
            FLIGHT.formatted(30, "ATL"),
            FLIGHT.formatted(30, "ATL"),
            "nothing");
    assertThat(expected.read())
        .isEqualTo(expected.filtered() + expected.deduplicated() + expected.outcomes().size());
  }

  private static Expectation expectation(String... values) {
    return Expectation.of(
        IntStream.range(0, values.length).mapToObj(i -> Records.input(i, values[i])).toList());
  }
}
