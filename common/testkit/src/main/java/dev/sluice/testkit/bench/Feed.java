package dev.sluice.testkit.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongFunction;

/** Records to work on, the same ones every time. */
interface Feed {
  /** How many make runs long enough to be measured. */
  long enough();

  /** How many of so many go by before measuring begins: until then it is the compiler. */
  default long warmUp(long records) {
    return records * 3 / 10;
  }

  /**
   * The n-th record's value, from 0 on.
   *
   * @param home root of the project, where real records are
   */
  LongFunction<byte[]> records(Path home) throws IOException;

  /** The n-th record's key; records with a key lie in its partition, others in all in turn. */
  default Optional<byte[]> key(long number) {
    return Optional.empty();
  }
}
