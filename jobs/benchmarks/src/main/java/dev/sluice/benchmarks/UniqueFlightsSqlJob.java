package dev.sluice.benchmarks;

import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.config.ExecutionConfigOptions;

/** Each flight once in Flink SQL: the first row of each id, as its documentation shows it. */
public final class UniqueFlightsSqlJob {
  private static final String COLUMNS =
      """
        id STRING, `date` STRING, delay INT, distance INT, origin STRING, destination STRING""";

  private UniqueFlightsSqlJob() {}

  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = HandWritten.environmentWithState();
    env.configure(
        new Configuration().set(ExecutionConfigOptions.IDLE_STATE_RETENTION, Duration.ofDays(1)));
    SqlFrame.run(
        env,
        args,
        COLUMNS + ", seen AS PROCTIME()",
        COLUMNS,
        """
        SELECT id, `date`, delay, distance, origin, destination FROM (
          SELECT *, ROW_NUMBER() OVER (PARTITION BY id ORDER BY seen ASC) AS place FROM source
        ) WHERE place = 1""");
  }
}
