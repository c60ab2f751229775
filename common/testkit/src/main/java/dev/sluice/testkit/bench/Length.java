package dev.sluice.testkit.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongFunction;

/** A feed of which so many records are enough. */
record Length(Feed feed, long enough) implements Feed {
  @Override
  public long warmUp(long records) {
    return feed.warmUp(records);
  }

  @Override
  public LongFunction<byte[]> records(Path home) throws IOException {
    return feed.records(home);
  }

  @Override
  public Optional<byte[]> key(long number) {
    return feed.key(number);
  }
}
