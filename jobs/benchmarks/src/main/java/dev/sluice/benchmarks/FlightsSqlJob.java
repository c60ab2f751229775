package dev.sluice.benchmarks;

/** Late flights in Flink SQL. */
public final class FlightsSqlJob {

  private FlightsSqlJob() {}

  public static void main(String[] args) throws Exception {
    SqlFrame.run(
        args,
        "`date` STRING, delay INT, distance INT, origin STRING, destination STRING",
        "`date` STRING, delay INT, distance INT, origin STRING, severity STRING",
        """
        SELECT `date`, delay, distance, origin,
          CASE WHEN delay >= 60 THEN 'severe' ELSE 'late' END
        FROM source WHERE delay > 0""");
  }
}
