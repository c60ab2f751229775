package dev.sluice.ops.audit.recount;

import dev.sluice.core.ledger.ProvenanceHeader;
import dev.sluice.ops.kafka.StoredRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives the records of the spans that differ to their searches. For one thread. */
public final class SecondReading {
  private final InputIndex inputs;
  private final Map<Integer, SpanSearch> searches = new HashMap<>();

  public SecondReading(EpochTable table, List<SpanSearch> searches) {
    this.inputs = new InputIndex(table);
    searches.forEach(search -> this.searches.put(search.span(), search));
  }

  public void read(StoredRecord record) {
    byte[] bytes = record.header(ProvenanceHeader.NAME);
    ProvenanceHeader header = bytes == null ? null : ProvenanceHeader.read(bytes).orElse(null);
    InputCursor input = header == null ? null : inputs.find(header);
    if (header != null && input != null) {
      SpanSearch search = searches.get(input.span(header.offset()));
      if (search != null) {
        search.see(record, header, input);
      }
    }
  }
}
