package dev.sluice.testkit.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How widely a work's records lie.
 *
 * @param partitions of the input and of each output
 * @param outputs topics; with several each record goes to one of them, {@code %out-0} and so on
 */
record Spread(int partitions, int outputs) {
  static final Spread USUAL = new Spread(4, 1);

  List<String> topics(String output) {
    return outputs == 1
        ? List.of(output)
        : IntStream.range(0, outputs).mapToObj(number -> output + "-" + number).toList();
  }
}
