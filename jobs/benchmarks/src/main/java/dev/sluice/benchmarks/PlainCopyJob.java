package dev.sluice.benchmarks;

import dev.sluice.benchmarks.HandWritten.AsIs;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The limit: bytes through Flink and Kafka, nothing decoded. With a share below 100 it drops the
 * rest, so that a filter is compared with a copy that writes as much. Keyed, they change the task
 * on the way, as all work with state has to, and there is no state. MILLIS are between checkpoints.
 *
 * <pre>
 * flink run -c dev.sluice.benchmarks.PlainCopyJob JAR BOOTSTRAP FROM TO [PERCENT [keyed|direct [MILLIS]]]
 * </pre>
 */
public final class PlainCopyJob {

  private PlainCopyJob() {}

  public static void main(String[] args) throws Exception {
    HandWritten job = HandWritten.of(args);
    int percent = args.length > 3 ? Integer.parseInt(args[3]) : 100;
    Duration interval =
        args.length > 5 ? Duration.ofMillis(Long.parseLong(args[5])) : HandWritten.INTERVAL;
    StreamExecutionEnvironment env = HandWritten.environment(interval);
    DataStream<byte[]> read = job.read(env, new AsIs());
    boolean keyed = args.length > 4 && args[4].equals("keyed");
    DataStream<byte[]> in = keyed ? read.keyBy(PlainCopyJob::someOfIt, Types.LONG) : read;
    job.write(percent < 100 ? in.filter(new Share(percent)).uid("share") : in, new AsIs());
    env.execute(job.name());
  }

  /** A key without reading: eight bytes that differ, as they are a number in a flight's id. */
  private static long someOfIt(byte[] flight) {
    return ByteBuffer.wrap(flight).getLong(8);
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
