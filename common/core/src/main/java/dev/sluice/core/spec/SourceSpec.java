package dev.sluice.core.spec;

import dev.sluice.core.name.NodeName;
import dev.sluice.core.schema.Schema;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Topics that are read, and how their records become rows. The schema of {@link Format#RAW} is one
 * field {@code value BYTES}.
 */
public record SourceSpec(
    NodeName name,
    TopicSelection topics,
    Format format,
    Schema schema,
    StartPosition start,
    @Nullable EventTime eventTimeOrNull)
    implements Serializable {

  public Optional<EventTime> eventTime() {
    return Optional.ofNullable(eventTimeOrNull);
  }
}
