package dev.sluice.core.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The parts of the ledger's records as bytes; {@link LedgerReader} is the other way. */
final class LedgerWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  byte[] toBytes() {
    return out.toByteArray();
  }

  void octet(int value) {
    out.write(value);
  }

  void unsigned(long value) {
    ByteBuffer bytes = ByteBuffer.allocate(10);
    Wire.putUnsigned(value, bytes);
    out.write(bytes.array(), 0, bytes.position());
  }

  void fixed(long value) {
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    unsigned(utf8.length);
    out.writeBytes(utf8);
  }

  private <T> void all(Collection<T> items, Consumer<T> one) {
    unsigned(items.size());
    items.forEach(one);
  }

  void tally(Tally tally) {
    unsigned(tally.count());
    fixed(tally.digest());
  }

  private void tallies(Map<String, Tally> tallies) {
    all(
        tallies.entrySet(),
        entry -> {
          text(entry.getKey());
          tally(entry.getValue());
        });
  }

  private void id(AccountId id) {
    text(id.node());
    text(id.role().name());
    unsigned(id.subtask());
    fixed(id.life());
  }

  void marker(Marker marker) {
    fixed(marker.generation());
    id(marker.sink());
    unsigned(marker.begun());
    unsigned(marker.previous());
    unsigned(marker.since());
    unsigned(marker.epoch());
    all(marker.accounts(), this::account);
  }

  void account(Account account) {
    id(account.id());
    if (account instanceof Account.Source source) {
      inputs(source.lines());
      tally(source.out());
      tallies(source.taken());
    } else if (account instanceof Account.Step step) {
      tally(step.in());
      tallies(step.out());
      tallies(step.taken());
    } else if (account instanceof Account.Sink sink) {
      text(sink.topic());
      all(sink.lines(), this::output);
    }
  }

  /** Grouped by topic: a name and an id are said once. */
  private void inputs(List<InputLine> lines) {
    Map<TopicId, List<InputLine>> byTopic = new LinkedHashMap<>();
    for (InputLine line : lines) {
      byTopic.computeIfAbsent(line.partition().id(), id -> new ArrayList<>()).add(line);
    }
    all(
        byTopic.values(),
        topic -> {
          text(topic.get(0).partition().topic());
          fixed(topic.get(0).partition().id().mostSignificantBits());
          fixed(topic.get(0).partition().id().leastSignificantBits());
          all(topic, this::input);
        });
  }

  private void input(InputLine line) {
    unsigned(line.partition().partition());
    unsigned(line.wanted());
    unsigned(line.start() - line.wanted());
    unsigned(line.next() - line.start());
    tally(line.read());
  }

  private void output(OutputLine line) {
    unsigned(line.partition());
    tally(line.written());
    fixed(line.content());
  }

  void charter(String pipeline, List<CharterNode> nodes) {
    text(pipeline);
    all(
        nodes,
        node -> {
          text(node.name());
          text(node.kind().name());
          all(node.from(), this::text);
          text(node.topic());
          text(node.provenance().name());
        });
  }
}
