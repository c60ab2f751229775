package dev.sluice.runtime.deadletter;

import static dev.sluice.runtime.row.RecordBounds.ANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.sluice.core.deadletter.Stage;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.PipelineName;
import dev.sluice.runtime.At;
import dev.sluice.runtime.Records;
import dev.sluice.runtime.Serialized;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.RecordBounds;
import dev.sluice.runtime.row.RecordHeader;
import dev.sluice.runtime.row.RecordHeaders;
import dev.sluice.runtime.row.RecordSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.DefaultOpenContext;
import org.junit.jupiter.api.Test;

class DeadLetterEncoderTest {
  private static final long LIMIT = 1000;

  private final DeadLetterEncoder encoder = encoder("delays", LIMIT);

  private static DeadLetterEncoder encoder(String pipeline, long maxRecordBytes) {
    return encoder(pipeline, RecordBounds.ofSize(maxRecordBytes));
  }

  private static DeadLetterEncoder encoder(String pipeline, RecordBounds bounds) {
    DeadLetterEncoder encoder = new DeadLetterEncoder(new PipelineName(pipeline), () -> bounds);
    try {
      encoder.open(DefaultOpenContext.INSTANCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return encoder;
  }

  @Test
  void keepsTheRecordAndSaysWhyItIsHere() {
    EdgeRecord original = Records.edge(17, "{");
    EdgeRecord dead = encoder.encode(letter(original));
    assertThat(dead.key()).isEqualTo(original.key());
    assertThat(dead.value()).isEqualTo(original.value());
    assertThat(dead.timestamp()).isEqualTo(original.timestamp());
    assertThat(dead.coordinates()).isEqualTo(original.coordinates());
    assertThat(dead.headers().all()).startsWith(original.headers().all().get(0));
    assertThat(sluiceHeaders(dead))
        .containsExactly(
            entry("sluice.dead.pipeline", "delays"),
            entry("sluice.dead.node", "flights"),
            entry("sluice.dead.stage", "decode"),
            entry("sluice.dead.code", "decode/malformed"),
            entry("sluice.dead.reason", "the value ends too early"),
            entry("sluice.dead.topic", "in"),
            entry("sluice.dead.partition", "3"),
            entry("sluice.dead.offset", "17"),
            entry("sluice.dead.timestamp", "1017"));
  }

  @Test
  void keepsATombstoneATombstone() {
    assertThat(encoder.encode(letter(Records.edgeTombstone(1, "k"))).value()).isNull();
  }

  @Test
  void leavesOutAValueThatDoesNotFitAndSaysHowLongItWas() {
    EdgeRecord dead = encoder.encode(letter(Records.edge(1, "x".repeat(1000))));
    assertThat(dead.value()).isEmpty();
    assertThat(dead.key()).isEqualTo(Records.bytes("key"));
    assertThat(sluiceHeaders(dead)).containsEntry("sluice.dead.value-omitted", "1000");
    assertThat(RecordSize.upperBound(dead)).isLessThanOrEqualTo(LIMIT);
  }

  @Test
  void leavesOutHeadersAndKeyWhereEvenTheyDoNotFit() {
    RecordHeaders large = new RecordHeaders(List.of(new RecordHeader("h", new byte[1000])));
    EdgeRecord withKey =
        new EdgeRecord(At.at("in", 3, 1), new byte[] {1}, new byte[1000], 0, large);
    assertThat(encoder.encode(letter(withKey)).key()).isEqualTo(new byte[] {1});
    EdgeRecord dead =
        encoder.encode(
            letter(new EdgeRecord(At.at("in", 3, 1), new byte[1000], new byte[1000], 0, large)));
    assertThat(dead.key()).isNull();
    assertThat(RecordSize.upperBound(dead)).isLessThanOrEqualTo(LIMIT);
    assertThat(sluiceHeaders(dead)).containsEntry("sluice.dead.offset", "1");
  }

  @Test
  void fitsATombstoneWhoseKeyIsAlmostTooLarge() {
    EdgeRecord tombstone =
        new EdgeRecord(At.at("orders", 0, 1), new byte[950], null, 0, RecordHeaders.NONE);
    DeadLetter letter =
        new DeadLetter(tombstone, new NodeName("n"), Stage.ENCODE, "encode/tombstone-key", "r");

    EdgeRecord dead = encoder("p", 1000).encode(letter);

    assertThat(RecordSize.largest(dead)).isLessThanOrEqualTo(1000);
    assertThat(dead.value()).isNull();
    assertThat(dead.key()).isNull();
    assertThat(sluiceHeaders(dead)).containsEntry("sluice.dead.offset", "1");
  }

  @Test
  void leavesOutATimeThatTheTopicRefuses() {
    RecordBounds hour = new RecordBounds(LIMIT, false, ANY, 3_600_000, InstantSource.system());
    long year2262 = 9_223_000_000_000L;
    EdgeRecord dead =
        encoder("p", hour)
            .encode(
                letter(
                    new EdgeRecord(
                        At.at("in", 3, 1), null, new byte[9], year2262, RecordHeaders.NONE)));

    assertThat(dead.timestamp()).isEqualTo(EdgeRecord.NO_TIMESTAMP);
    assertThat(sluiceHeaders(dead)).containsEntry("sluice.dead.timestamp", "" + year2262);
    assertThat(encoder("p", hour).encode(letter(Records.edge(1, "{"))).timestamp()).isEqualTo(1001);
  }

  @Test
  void hasAKeyForACompactedTopic() {
    RecordBounds compacted = new RecordBounds(LIMIT, true, ANY, ANY, InstantSource.system());
    EdgeRecord without =
        new EdgeRecord(At.at("in", 3, 1), null, new byte[9], 0, RecordHeaders.NONE);
    EdgeRecord tooLarge =
        new EdgeRecord(At.at("in", 3, 1), new byte[1000], new byte[9], 0, RecordHeaders.NONE);

    for (EdgeRecord original : List.of(without, tooLarge)) {
      assertThat(encoder("p", compacted).encode(letter(original)).key())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("in/3/1");
    }
    assertThat(encoder("p", compacted).encode(letter(Records.edge(1, "{"))).key())
        .isEqualTo(Records.bytes("key"));
  }

  @Test
  void cutsAnEndlessReason() {
    DeadLetter letter =
        new DeadLetter(
            Records.edge(1, "{"), new NodeName("n"), Stage.EXPRESSION, "c", "r".repeat(100_000));
    EdgeRecord dead = encoder("p", 1 << 20).encode(letter);
    assertThat(sluiceHeaders(dead).get("sluice.dead.reason")).hasSize(1027).endsWith("...");
  }

  @Test
  void crossesAShuffle() {
    DeadLetter letter = letter(Records.edge(17, "{"));
    DeadLetterSerializer serializer = new DeadLetterSerializer();
    assertThat(Serialized.roundTrip(serializer, letter)).isEqualTo(letter);
    assertThat(Serialized.snapshot(serializer).restoreSerializer()).isEqualTo(serializer);
  }

  private static DeadLetter letter(EdgeRecord original) {
    return new DeadLetter(
        original,
        new NodeName("flights"),
        Stage.DECODE,
        "decode/malformed",
        "the value ends too early");
  }

  private static Map<String, String> sluiceHeaders(EdgeRecord record) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (RecordHeader header : record.headers().all()) {
      if (header.name().startsWith("sluice.dead.")) {
        headers.put(header.name(), new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return headers;
  }
}
