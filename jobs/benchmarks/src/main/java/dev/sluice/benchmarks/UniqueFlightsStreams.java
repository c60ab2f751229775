package dev.sluice.benchmarks;

import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Each flight once in Kafka Streams: a store of the keys that were seen, in RocksDB, with a
 * changelog. The topic's key is the id, so that nothing is repartitioned and no JSON is read.
 */
public final class UniqueFlightsStreams {
  private static final String SEEN = "seen";

  private UniqueFlightsStreams() {}

  public static void main(String[] args) throws Exception {
    StreamsFrame.run(args, flights -> flights.processValues(new Firsts()));
  }

  static final class Firsts implements FixedKeyProcessorSupplier<byte[], byte[], byte[]> {
    @Override
    public FixedKeyProcessor<byte[], byte[], byte[]> get() {
      return new First();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(
          Stores.keyValueStoreBuilder(
              Stores.persistentKeyValueStore(SEEN), Serdes.ByteArray(), Serdes.ByteArray()));
    }
  }

  private static final class First implements FixedKeyProcessor<byte[], byte[], byte[]> {
    private static final byte[] YES = {1};

    private @Nullable FixedKeyProcessorContext<byte[], byte[]> context;
    private @Nullable KeyValueStore<byte[], byte[]> seen;

    @Override
    public void init(FixedKeyProcessorContext<byte[], byte[]> given) {
      context = given;
      seen = given.getStateStore(SEEN);
    }

    @Override
    public void process(FixedKeyRecord<byte[], byte[]> record) {
      if (Objects.requireNonNull(seen).putIfAbsent(record.key(), YES) == null) {
        Objects.requireNonNull(context).forward(record);
      }
    }
  }
}
