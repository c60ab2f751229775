package dev.sluice.testkit.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * A feed of which the first records come several times each, and are not measured: work on state of
 * so many keys is done before the compiler is.
 *
 * @param first records of the feed
 * @param times each of them comes
 */
record Repeating(Feed feed, long first, int times) implements Feed {
  @Override
  public long enough() {
    return feed.enough() + first * (times - 1);
  }

  @Override
  public long warmUp(long records) {
    return first * times;
  }

  @Override
  public LongFunction<byte[]> records(Path home) throws IOException {
    LongFunction<byte[]> records = feed.records(home);
    return number -> records.apply(ofFeed(number));
  }

  @Override
  public Optional<byte[]> key(long number) {
    return feed.key(ofFeed(number));
  }

  private long ofFeed(long number) {
    return number < first * times ? number / times : number - first * (times - 1);
  }
}
