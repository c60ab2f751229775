package dev.sluice.testkit.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The same works larger and larger: more records, keys, partitions, output topics, steps. Only
 * Sluice does them; their outputs are compared as those of all.
 */
final class Growth {
  private static final String LATE =
      "{from: %s, where: delay > 0, set: {severity: \"CASE WHEN delay >= 60 THEN 'severe' ELSE 'late' END\"}%s}";

  static final List<Work> ALL =
      Stream.of(
              curve(Growth::records, 1, 3, 10, 30, 100),
              curve(Growth::fewKeys, 10, 100),
              curve(Growth::keys, 1, 3, 10, 30),
              curve(Growth::partitions, 1, 4, 16, 50, 200),
              curve(Growth::topics, 1, 5, 20, 50),
              curve(Growth::steps, 1, 2, 5, 10, 20))
          .flatMap(works -> works)
          .toList();

  private Growth() {}

  private static Stream<Work> curve(Function<Integer, Work> work, Integer... sizes) {
    return Stream.of(sizes).map(work);
  }

  private static Work records(int millions) {
    return late(
        "records-" + millions + "m",
        millions + " million records",
        new Length(new Flights(), millions * 1_000_000L),
        Spread.USUAL,
        late(1));
  }

  private static Work fewKeys(int thousands) {
    return keys(
        thousands + "k",
        thousands + " thousand keys, most records dropped",
        new RareFlights(thousands * 1_000));
  }

  /** Four keys of five records. */
  private static Work keys(int millions) {
    return keys(
        millions + "m",
        millions + " million keys",
        new Length(new RepeatedFlights(true), millions * 1_250_000L));
  }

  private static Work keys(String name, String title, Feed feed) {
    return work(
        "keys-" + name,
        "deduplicate with state of " + title,
        feed,
        Works::unique,
        Spread.USUAL,
        Works.UNIQUE_NODES);
  }

  private static Work partitions(int count) {
    return late(
        "partitions-" + count,
        count + " partitions, of the output too",
        new Flights(),
        new Spread(count, 1),
        late(1));
  }

  /** Each record goes to one topic; the expressions of half of them are asked for it. */
  private static Work topics(int count) {
    String branches =
        IntStream.range(0, count)
            .mapToObj(number -> "b%d: \"MOD(distance, %d) = %d\"".formatted(number, count, number))
            .collect(Collectors.joining(", "));
    String sinks =
        IntStream.range(0, count)
            .mapToObj(
                number ->
                    "  out-%1$d: {from: %2$s, topic: %3$s, format: json}"
                        .formatted(
                            number,
                            count == 1 ? "late" : "spread.b" + number,
                            count == 1 ? "%out" : "%out-" + number))
            .collect(Collectors.joining("\n"));
    return late(
        "topics-" + count,
        count + " output topics",
        new Flights(),
        new Spread(4, count),
        "steps:\n  late: "
            + LATE.formatted("in", ", drop: [destination]")
            + (count == 1 ? "" : "\n  spread: {from: late, route: {" + branches + "}}")
            + "\nsinks:\n"
            + sinks
            + "\n");
  }

  private static Work steps(int count) {
    return late("steps-" + count, count + " fused steps", new Flights(), Spread.USUAL, late(count));
  }

  private static String late(int steps) {
    return IntStream.range(0, steps)
        .mapToObj(
            step ->
                "  s%d: ".formatted(step)
                    + LATE.formatted(
                        step == 0 ? "in" : "s" + (step - 1),
                        step == 0 ? ", drop: [destination]" : ""))
        .collect(
            Collectors.joining(
                "\n",
                "steps:\n",
                "\nsinks:\n  out: {from: s%d, topic: %%out, format: json}\n".formatted(steps - 1)));
  }

  private static Work late(String name, String title, Feed feed, Spread spread, String nodes) {
    return work(name, title, feed, () -> Works::late, spread, nodes + Works.json(Flights.SCHEMA));
  }

  private static Work work(
      String name,
      String title,
      Feed feed,
      Supplier<Function<byte[], Optional<byte[]>>> expected,
      Spread spread,
      String nodes) {
    return new Work(
        "growth-" + name,
        title,
        feed,
        expected,
        List.of(new SluiceContestant("Sluice", nodes)),
        spread);
  }
}
