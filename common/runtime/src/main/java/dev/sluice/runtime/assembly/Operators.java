package dev.sluice.runtime.assembly;

import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.runtime.ledger.ReportingOperator;
import dev.sluice.runtime.ledger.Reports;
import dev.sluice.runtime.row.Item;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.ProcessFunction;

/** Functions as operators: such as state their books, if the pipeline keeps a ledger. */
final class Operators {
  /** Flink's name for what nobody has named yet. */
  private static final String UNNAMED = "Process";

  private final boolean keepsBooks;

  Operators(PipelineSpec spec) {
    this.keepsBooks = spec.ledgerTopic().isPresent();
  }

  <I, O extends Item> SingleOutputStreamOperator<O> behind(
      DataStream<I> in,
      ProcessFunction<I, O> function,
      Reports<O> reports,
      TypeInformation<O> type) {
    return keepsBooks
        ? in.transform(UNNAMED, type, new ReportingOperator<>(function, reports))
        : in.process(function).returns(type);
  }

  /** For an operator that is made with them. */
  <O extends Item> Reports<O> reports(Reports.Wrapping<O> wrapping) {
    return keepsBooks ? Reports.to(wrapping) : Reports.silent();
  }
}
