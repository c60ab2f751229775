package dev.sluice.runtime.step.deduplicate;

import dev.sluice.runtime.row.Item;
import dev.sluice.runtime.row.PipelineRecord;
import dev.sluice.runtime.row.Statement;
import org.jspecify.annotations.Nullable;

/** A record on its way to where its key is remembered: nobody there has to look for the key. */
public record PrintedRecord(PipelineRecord record, KeyPrint print) implements Item {

  /** By which records are distributed. */
  public int hash() {
    return print.hash();
  }

  @Override
  public @Nullable Statement statementOrNull() {
    return record.statementOrNull();
  }
}
