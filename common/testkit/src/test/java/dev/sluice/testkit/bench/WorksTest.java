package dev.sluice.testkit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.testkit.process.ReactorRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class WorksTest {
  @Test
  void hasFlightsOfTheSizeThatIsSaid() throws IOException {
    LongFunction<byte[]> flights = new Flights().records(ReactorRoot.find());
    long bytes = 0;
    for (long number = 0; number < 20_000; number++) {
      bytes += flights.apply(number).length;
    }
    assertThat(bytes / 20_000).isBetween(95L, 99L);
    assertThat(flights.apply(20_000)).isEqualTo(flights.apply(0));
  }

  @Test
  void knowsWhatLateFlightsAre() {
    assertThat(late("{\"delay\":0,\"origin\":\"ATL\",\"destination\":\"SAV\"}")).isEmpty();
    assertThat(late("{\"delay\":3,\"origin\":\"ATL\",\"destination\":\"SAV\"}"))
        .contains("{\"delay\":3,\"origin\":\"ATL\",\"severity\":\"late\"}");
    assertThat(late("{\"delay\":60,\"origin\":\"ATL\",\"destination\":\"SAV\"}"))
        .contains("{\"delay\":60,\"origin\":\"ATL\",\"severity\":\"severe\"}");
  }

  @Test
  void hasOrdersOfTheSizeThatIsSaid() throws IOException {
    LongFunction<byte[]> orders = new Orders().records(ReactorRoot.find());
    long bytes = 0;
    for (long number = 0; number < 20_000; number++) {
      bytes += orders.apply(number).length;
    }
    assertThat(bytes / 20_000).isBetween(830L, 900L);
    assertThat(new ObjectMapper().readTree(orders.apply(0)).size()).isEqualTo(25);
    assertThat(orders.apply(0)).isEqualTo(new Orders().records(ReactorRoot.find()).apply(0));
  }

  @Test
  void knowsWhatBulkOrdersAre() {
    assertThat(bulk("{\"quantity\":5,\"note\":\"x\"}")).isEmpty();
    assertThat(bulk("{\"quantity\":6,\"note\":\"x\"}"))
        .contains("{\"quantity\":6,\"size\":\"box\"}");
    assertThat(bulk("{\"quantity\":9,\"note\":\"x\"}"))
        .contains("{\"quantity\":9,\"size\":\"pallet\"}");
  }

  @Test
  void repeatsEveryFifthFlight() throws IOException {
    LongFunction<byte[]> flights = new RepeatedFlights(true).records(ReactorRoot.find());
    Function<byte[], Optional<byte[]>> unique = work("unique-flights").expected().get();
    for (long number = 0; number < 20_000; number++) {
      Optional<byte[]> out = unique.apply(flights.apply(number));
      assertThat(out.isEmpty()).as("record %d", number).isEqualTo(number % 5 == 4);
    }
  }

  @Test
  void letsTheFirstFlightsComeEightTimes() throws IOException {
    Repeating feed = new Repeating(new RepeatedFlights(true), 1_000, 8);
    LongFunction<byte[]> flights = feed.records(ReactorRoot.find());
    Function<byte[], Optional<byte[]>> unique = work("unique-flights").expected().get();
    int cold = 0;
    int measured = 0;
    for (long number = 0; number < 18_000; number++) {
      int out = unique.apply(flights.apply(number)).isPresent() ? 1 : 0;
      cold += number < feed.warmUp(18_000) ? out : 0;
      measured += number < feed.warmUp(18_000) ? 0 : out;
    }
    assertThat(cold).isEqualTo(800);
    assertThat(measured).isEqualTo(8_000);
    assertThat(feed.enough()).isEqualTo(3_757_000);
  }

  @Test
  void measuresWhatComesAfterTheWarmUp() {
    Course course =
        new Course(
            work("unique-flights"),
            "in",
            18_000,
            1,
            new CanonicalDigest.Total(8_800, 1),
            8_000,
            800);
    assertThat(course.percent()).isEqualTo(80);
    assertThat(course.measured(true)).isEqualTo(new Course.Stretch(800, 8_360, 1.25));
    assertThat(course.measured(false)).isEqualTo(new Course.Stretch(6_400, 13_680, 1.25));
  }

  @Test
  void bringsRareFlightsEvenly() throws IOException {
    RareFlights feed = new RareFlights(10_000);
    LongFunction<byte[]> flights = feed.records(ReactorRoot.find());
    Function<byte[], Optional<byte[]>> unique = Works.unique();
    long every = feed.enough() / feed.keys();
    for (long number = 0; number < 5 * every; number++) {
      Optional<byte[]> out = unique.apply(flights.apply(number));
      assertThat(out.isPresent()).as("record %d", number).isEqualTo(number % every == 0);
    }
  }

  @Test
  void keepsRepeatsInOnePartition() throws IOException {
    RepeatedFlights feed = new RepeatedFlights(true);
    String first = new String(feed.records(ReactorRoot.find()).apply(4), StandardCharsets.UTF_8);
    String key = new String(feed.key(4).orElseThrow(), StandardCharsets.UTF_8);
    assertThat(first).startsWith("{\"id\":\"" + key + "\",");
  }

  @Test
  void keepsKeysAwayFromWhoeverIsToReadThem() throws IOException {
    Feed feed = work("unique-flights-unkeyed").feed();
    assertThat(feed.key(4)).isEmpty();
    assertThat(feed.records(ReactorRoot.find()).apply(4))
        .isEqualTo(work("unique-flights").feed().records(ReactorRoot.find()).apply(4));
  }

  private static Optional<String> late(String flight) {
    return expected("late-flights", flight);
  }

  private static Optional<String> bulk(String order) {
    return expected("bulk-orders", order);
  }

  private static Optional<String> expected(String name, String record) {
    return work(name)
        .expected()
        .get()
        .apply(record.getBytes(StandardCharsets.UTF_8))
        .map(out -> new String(out, StandardCharsets.UTF_8));
  }

  private static Work work(String name) {
    return Works.ALL.stream().filter(work -> work.name().equals(name)).findFirst().orElseThrow();
  }
}
