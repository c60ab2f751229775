package dev.sluice.ops.list;

import dev.sluice.ops.console.Amounts;
import dev.sluice.ops.console.Table;
import dev.sluice.ops.flink.JobSummary;
import dev.sluice.ops.json.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Jobs as a table or as JSON. */
public record JobList(List<JobSummary> jobs, Instant seen) {
  public JobList {
    jobs = List.copyOf(jobs);
  }

  public List<String> lines() {
    Table table = new Table("PIPELINE", "STATE", "TASKS", "STARTED", "JOB");
    for (JobSummary job : jobs) {
      table.row(
          job.name(),
          job.state().name(),
          job.runningTasks() + "/" + job.tasks(),
          Amounts.of(Duration.between(job.started(), seen)) + " ago",
          job.id().value());
    }
    return table.lines();
  }

  public String json() {
    return JsonText.pretty(jobs.stream().map(JobList::members).toList());
  }

  private static Map<String, Object> members(JobSummary job) {
    return new JsonText.Members()
        .put("pipeline", job.name())
        .put("state", job.state().name())
        .put("tasks", job.tasks())
        .put("runningTasks", job.runningTasks())
        .put("started", job.started().toString())
        .put("job", job.id().value())
        .map();
  }
}
