package dev.sluice.core.spec;

import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.TopicName;
import java.io.Serializable;
import java.util.List;

/**
 * A topic that is written.
 *
 * @param key fields that make the record key (JSON object; the bare value for {@link Format#RAW});
 *     empty: the input's key is kept
 * @param provenance what its records say of where they come from
 */
public record SinkSpec(
    NodeName name,
    List<NodeRef> from,
    TopicName topic,
    Format format,
    List<String> key,
    Provenance provenance)
    implements Serializable {
  public SinkSpec {
    from = List.copyOf(from);
    key = List.copyOf(key);
  }
}
