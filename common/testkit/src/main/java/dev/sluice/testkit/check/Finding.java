package dev.sluice.testkit.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One kind of deviation: how often, and the first cases.
 *
 * @param examples at most {@value #EXAMPLES}
 */
public record Finding(long count, List<String> examples) {
  static final int EXAMPLES = 5;

  public static final Finding NONE = new Finding(0, List.of());

  public Finding {
    examples = List.copyOf(examples);
    if (count < examples.size()) {
      throw new IllegalArgumentException(
          count + " cases cannot have " + examples.size() + " examples");
    }
  }

  /** Both together, with the first examples. */
  public Finding plus(Finding other) {
    List<String> first =
        Stream.concat(examples.stream(), other.examples.stream()).limit(EXAMPLES).toList();
    return new Finding(count + other.count, first);
  }

  @Override
  public String toString() {
    return examples.isEmpty()
        ? Long.toString(count)
        : count + ", first " + String.join("; ", examples);
  }

  /** Collects cases. */
  static final class Counter {
    private final List<String> examples = new ArrayList<>();
    private long count;

    void add(long cases, Object example) {
      count += cases;
      if (examples.size() < EXAMPLES) {
        examples.add(example.toString());
      }
    }

    Finding finding() {
      return new Finding(count, examples);
    }
  }
}
