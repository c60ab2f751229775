package dev.sluice.core.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The parts of the ledger's records from bytes; {@link LedgerWriter} is the other way. */
final class LedgerReader {
  private final ByteBuffer in;

  LedgerReader(ByteBuffer in) {
    this.in = in;
  }

  int octet() {
    return in.get();
  }

  private long unsigned() {
    return Wire.getUnsigned(in);
  }

  private int small() {
    return Math.toIntExact(unsigned());
  }

  long fixed() {
    return in.getLong();
  }

  String text() {
    return Wire.getText(in);
  }

  private <T> List<T> all(Supplier<T> one) {
    int size = small();
    List<T> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(one.get());
    }
    return items;
  }

  private Tally tally() {
    return new Tally(unsigned(), fixed());
  }

  private SortedMap<String, Tally> tallies() {
    SortedMap<String, Tally> tallies = new TreeMap<>();
    all(() -> tallies.put(text(), tally()));
    return tallies;
  }

  private AccountId id() {
    return new AccountId(text(), AccountId.Role.valueOf(text()), small(), fixed());
  }

  Marker marker() {
    return new Marker(
        fixed(), id(), unsigned(), unsigned(), unsigned(), unsigned(), all(this::account));
  }

  Account account() {
    AccountId id = id();
    return switch (id.role()) {
      case SOURCE -> new Account.Source(id, inputs(), tally(), tallies());
      case STEP, ENCODE -> new Account.Step(id, tally(), tallies(), tallies());
      case SINK -> new Account.Sink(id, text(), all(this::output));
    };
  }

  private List<InputLine> inputs() {
    List<InputLine> lines = new ArrayList<>();
    all(
        () -> {
          String topic = text();
          TopicId id = new TopicId(fixed(), fixed());
          return lines.addAll(all(() -> input(topic, id)));
        });
    return lines;
  }

  private InputLine input(String topic, TopicId id) {
    InputPartition partition = new InputPartition(topic, id, small());
    long wanted = unsigned();
    long start = wanted + unsigned();
    long next = start + unsigned();
    return new InputLine(partition, wanted, start, next, tally());
  }

  private OutputLine output() {
    return new OutputLine(small(), tally(), fixed());
  }

  List<CharterNode> nodes() {
    return all(
        () ->
            new CharterNode(
                text(),
                CharterNode.Kind.valueOf(text()),
                all(this::text),
                text(),
                Provenance.valueOf(text())));
  }
}
