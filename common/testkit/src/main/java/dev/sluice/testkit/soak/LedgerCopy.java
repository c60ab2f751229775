package dev.sluice.testkit.soak;

import dev.sluice.ops.json.JsonText;
import dev.sluice.testkit.topic.CommittedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Keeps the ledger that an audit did not find in order: the brokers go with the run. */
record LedgerCopy(String bootstrapServers) {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /**
   * Beside the pipeline's file: a JSON object a line with {@code offset}, {@code timestamp}, {@code
   * key} and {@code value}, in base64.
   */
  Path of(SoakPipeline pipeline) throws IOException {
    Path copy = pipeline.file().resolveSibling(pipeline.pipeline() + ".ledger.jsonl");
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(copy, StandardCharsets.UTF_8))) {
      new CommittedReader(bootstrapServers)
          .showAll(
              "sluice.ledger." + pipeline.pipeline(), LIMIT, record -> out.println(line(record)));
    }
    return copy;
  }

  private static String line(ConsumerRecord<byte[], byte[]> record) {
    return JsonText.compact(
        new JsonText.Members()
            .put("offset", record.offset())
            .put("timestamp", record.timestamp())
            .put("key", new String(record.key(), StandardCharsets.UTF_8))
            .put(
                "value",
                record.value() == null ? "" : Base64.getEncoder().encodeToString(record.value()))
            .map());
  }
}
