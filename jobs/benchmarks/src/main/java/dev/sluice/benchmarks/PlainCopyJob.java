package dev.sluice.benchmarks;

import dev.sluice.benchmarks.HandWritten.AsIs;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The limit: bytes through Flink and Kafka, nothing decoded. With a share below 100 it drops the
 * rest, so that a filter is compared with a copy that writes as much.
 *
 * <pre>flink run -c dev.sluice.benchmarks.PlainCopyJob JAR BOOTSTRAP FROM TO [PERCENT]</pre>
 */
public final class PlainCopyJob {

  private PlainCopyJob() {}

  public static void main(String[] args) throws Exception {
    HandWritten job = HandWritten.of(args);
    int percent = args.length > 3 ? Integer.parseInt(args[3]) : 100;
    StreamExecutionEnvironment env = HandWritten.environment();
    SingleOutputStreamOperator<byte[]> in = job.read(env, new AsIs());
    job.write(percent < 100 ? in.filter(new Share(percent)).uid("share") : in, new AsIs());
    env.execute(job.name());
  }

  /** Keeps so many of a hundred, evenly. */
  private static final class Share implements FilterFunction<byte[]> {
    private static final long serialVersionUID = 1L;

    private final int percent;
    private int owed;

    Share(int percent) {
      this.percent = percent;
    }

    @Override
    public boolean filter(byte[] value) {
      owed += percent;
      if (owed < 100) {
        return false;
      }
      owed -= 100;
      return true;
    }
  }
}
