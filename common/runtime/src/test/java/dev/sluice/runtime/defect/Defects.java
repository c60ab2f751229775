package dev.sluice.runtime.defect;

import dev.sluice.runtime.row.Coordinates;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.Item;
import dev.sluice.runtime.row.PipelineRecord;
import dev.sluice.runtime.row.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Operators that do what no operator may. */
final class Defects {
  private Defects() {}

  private abstract static class Defect<T extends Item> extends AbstractStreamOperator<T>
      implements OneInputStreamOperator<T, T> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(StreamRecord<T> element) {
      Statement statement = element.getValue().statementOrNull();
      if (statement == null) {
        record(element);
      } else {
        statement(element, statement);
      }
    }

    void record(StreamRecord<T> element) {
      output.collect(element);
    }

    void statement(StreamRecord<T> element, Statement statement) {
      output.collect(element);
    }
  }

  /** Strikes at one record of each subtask. */
  private abstract static class Once<T extends Item> extends Defect<T> {
    private static final long serialVersionUID = 1L;
    private static final int AT = 100;

    private transient int seen;

    @Override
    void record(StreamRecord<T> element) {
      if (++seen == AT) {
        strike(element);
      } else {
        output.collect(element);
      }
    }

    abstract void strike(StreamRecord<T> element);
  }

  /** Drops a record. */
  static final class Drop<T extends Item> extends Once<T> {
    private static final long serialVersionUID = 1L;

    @Override
    void strike(StreamRecord<T> element) {}
  }

  /** Passes a record on twice. */
  static final class Repeat<T extends Item> extends Once<T> {
    private static final long serialVersionUID = 1L;

    @Override
    void strike(StreamRecord<T> element) {
      output.collect(element);
      output.collect(element);
    }
  }

  /** Says of a record that it was made from another one. */
  static final class Mistake extends Once<PipelineRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    void strike(StreamRecord<PipelineRecord> element) {
      PipelineRecord record = element.getValue();
      Coordinates wrong =
          new Coordinates(record.coordinates().input(), record.coordinates().offset() + 1);
      output.collect(
          element.replace(
              new PipelineRecord(
                  wrong, record.key(), record.value(), record.timestamp(), record.headers())));
    }
  }

  /** Lets the accounts of an epoch go behind its barrier. */
  static final class LateReports<T extends Item> extends Defect<T> {
    private static final long serialVersionUID = 1L;

    private transient List<StreamRecord<T>> late = new ArrayList<>();

    @Override
    public void open() throws Exception {
      super.open();
      late = new ArrayList<>();
    }

    @Override
    void record(StreamRecord<T> element) {
      release();
      output.collect(element);
    }

    @Override
    void statement(StreamRecord<T> element, Statement statement) {
      if (statement instanceof Statement.Report) {
        late.add(element.copy(element.getValue()));
      } else {
        output.collect(element);
      }
    }

    private void release() {
      late.forEach(output::collect);
      late.clear();
    }
  }

  /** Lets the marker of an epoch go in front of the epoch's data. */
  static final class EarlyMarker extends Defect<EdgeRecord> {
    private static final long serialVersionUID = 1L;

    private transient List<StreamRecord<EdgeRecord>> data = new ArrayList<>();

    @Override
    public void open() throws Exception {
      super.open();
      data = new ArrayList<>();
    }

    @Override
    void record(StreamRecord<EdgeRecord> element) {
      data.add(element.copy(element.getValue()));
    }

    @Override
    void statement(StreamRecord<EdgeRecord> element, Statement statement) {
      output.collect(element);
      if (statement instanceof Statement.Closing) {
        data.forEach(output::collect);
        data.clear();
      }
    }
  }
}
