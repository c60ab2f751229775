package dev.sluice.benchmarks;

import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/** A Flink SQL job from one JSON table to another, with the settings that a pipeline has. */
final class SqlFrame {
  private SqlFrame() {}

  /**
   * Goes on until it is killed.
   *
   * @param select from the table {@code source}
   */
  static void run(String[] args, String sourceColumns, String sinkColumns, String select)
      throws Exception {
    run(HandWritten.environment(), args, sourceColumns, sinkColumns, select);
  }

  /** The same in an environment of its own kind. */
  static void run(
      StreamExecutionEnvironment env,
      String[] args,
      String sourceColumns,
      String sinkColumns,
      String select)
      throws Exception {
    if (args.length < 3) {
      throw new IllegalArgumentException("wanted: BOOTSTRAP FROM TO");
    }
    StreamTableEnvironment sql = StreamTableEnvironment.create(env);
    sql.getConfig().set(PipelineOptions.NAME, "sql-" + args[2]);
    var unused =
        sql.executeSql(
            """
            CREATE TABLE source (%s) WITH (
              'connector' = 'kafka', 'properties.bootstrap.servers' = '%s', 'topic' = '%s',
              'properties.group.id' = 'sql', 'scan.startup.mode' = 'earliest-offset',
              'format' = 'json', %s
            )"""
                .formatted(sourceColumns, args[0], args[1], options(ClientSettings.consumer())));
    unused =
        sql.executeSql(
            """
            CREATE TABLE sink (%s) WITH (
              'connector' = 'kafka', 'properties.bootstrap.servers' = '%s', 'topic' = '%s',
              'sink.delivery-guarantee' = 'exactly-once', 'sink.transactional-id-prefix' = 'sql-%s',
              'format' = 'json', %s
            )"""
                .formatted(
                    sinkColumns, args[0], args[2], args[2], options(ClientSettings.producer())));
    sql.executeSql("INSERT INTO sink " + select).await();
  }

  private static String options(Properties client) {
    return client.entrySet().stream()
        .map(setting -> "'properties.%s' = '%s'".formatted(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining(", "));
  }
}
