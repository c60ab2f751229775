package dev.sluice.core.spec;

import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.TopicName;
import java.io.Serializable;
import java.util.List;

/**
 * A topic that is written.
 *
 * @param key fields that make the record key (JSON object; the bare value for {@link Format#RAW});
 *     empty: the input's key is kept
 */
public record SinkSpec(
    NodeName name, List<NodeRef> from, TopicName topic, Format format, List<String> key)
    implements Serializable {
  public SinkSpec {
    from = List.copyOf(from);
    key = List.copyOf(key);
  }
}
