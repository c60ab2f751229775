package dev.sluice.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** Late flights by hand: classes for what comes in and goes out, and Jackson's data binding. */
public final class FlightsPojoJob {
  private FlightsPojoJob() {}

  public static void main(String[] args) throws Exception {
    HandWritten job = HandWritten.of(args);
    StreamExecutionEnvironment env = HandWritten.environment();
    job.write(
        job.read(env, new Pojos.Reader<>(Flight.class))
            .filter(flight -> flight.delay > 0)
            .uid("late")
            .map(LateFlight::of)
            .uid("severity"),
        new Pojos.Writer<>());
    env.execute(job.name());
  }

  /** As it is in the input. */
  public static final class Flight {
    public @Nullable String date;
    public int delay;
    public int distance;
    public @Nullable String origin;
    public @Nullable String destination;
  }

  /** As it goes to the output. */
  public static final class LateFlight {
    public @Nullable String date;
    public int delay;
    public int distance;
    public @Nullable String origin;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public @Nullable String severity;

    static LateFlight of(Flight flight) {
      LateFlight late = new LateFlight();
      late.date = flight.date;
      late.delay = flight.delay;
      late.distance = flight.distance;
      late.origin = flight.origin;
      late.severity = flight.delay >= 60 ? "severe" : "late";
      return late;
    }
  }
}
