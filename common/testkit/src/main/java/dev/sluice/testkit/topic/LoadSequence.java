package dev.sluice.testkit.topic;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;

/**
 * The records of a {@link LoadShape} in the order of writing. A record that comes twice comes again
 * within the next 500, so that both lie in different transactions often, and in one often; or
 * within the next 50,000, so that restarts lie between them.
 */
final class LoadSequence {
  private static final int SOON = 500;
  private static final int LATER = 50_000;

  private record Owed(long due, Identity identity) {}

  /** Sequence numbers of a key count from 0. */
  record Identity(int key, long sequence) {}

  private final LoadShape shape;
  private final SplittableRandom random;
  private final long[] next;
  private final Queue<Owed> owed = new PriorityQueue<>(Comparator.comparingLong(Owed::due));
  private long given;

  LoadSequence(LoadShape shape) {
    this.shape = shape;
    random = new SplittableRandom(shape.seed());
    next = new long[shape.allKeys()];
  }

  Identity next() {
    given++;
    Owed first = owed.peek();
    if (first != null && first.due() <= given) {
      return owed.remove().identity();
    }
    int key =
        random.nextInt(shape.malformedOneIn()) == 0
            ? shape.keys() + random.nextInt(shape.malformedKeys())
            : random.nextInt(shape.keys());
    Identity identity = new Identity(key, next[key]++);
    if (shape.repeated(key, identity.sequence())) {
      int within = random.nextBoolean() ? SOON : LATER;
      owed.add(new Owed(given + 1 + random.nextInt(within), identity));
    }
    return identity;
  }

  /** At the end: what was promised to come twice and has come once. */
  Optional<Identity> nextOwed() {
    return Optional.ofNullable(owed.poll()).map(Owed::identity);
  }

  /** How many sequence numbers of each key were given. */
  long[] written() {
    return next.clone();
  }
}
