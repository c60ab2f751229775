package dev.sluice.ops.demo;

import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.ExitCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics that conf/pipelines/flight-delays.yaml names. */
final class DemoTopics {
  static final String INPUT = "flights.raw";
  static final String SEVERE = "flights.severe";
  static final String LATE = "flights.late";
  static final String DEAD = "flights.dead";
  static final List<String> OUTPUTS = List.of(SEVERE, LATE, DEAD);

  /** More than one, so that nothing is in order by chance. */
  private static final int PARTITIONS = 2;

  private DemoTopics() {}

  static void create(String bootstrapServers) {
    List<NewTopic> topics =
        Stream.concat(Stream.of(INPUT), OUTPUTS.stream())
            .map(name -> new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()))
            .toList();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(topics).all().get();
    } catch (ExecutionException e) {
      throw new CommandFailure(
          ExitCode.NOT_READY, "the topics cannot be created: " + e.getMessage());
    } catch (InterruptedException e) {
      throw Interruption.noticed(e);
    }
  }
}
