package dev.sluice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;

/** A Kafka Streams application, exactly_once_v2, with the settings that a pipeline has. */
final class StreamsFrame {
  private StreamsFrame() {}

  /** Goes on until it is killed. */
  static void run(String[] args, UnaryOperator<KStream<byte[], byte[]>> steps)
      throws IOException, InterruptedException {
    if (args.length < 3) {
      throw new IllegalArgumentException("wanted: BOOTSTRAP FROM TO");
    }
    StreamsBuilder topology = new StreamsBuilder();
    steps
        .apply(topology.stream(args[1], Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())))
        .to(args[2], Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
    KafkaStreams streams = new KafkaStreams(topology.build(), settings(args[0], args[2]));
    streams.start();
    // without a broker it would wait for ever
    Runtime.getRuntime().addShutdownHook(new Thread(() -> streams.close(Duration.ofSeconds(10))));
    Thread.currentThread().join();
  }

  private static Properties settings(String bootstrapServers, String to) throws IOException {
    Properties settings = new Properties();
    settings.setProperty(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.setProperty(StreamsConfig.APPLICATION_ID_CONFIG, "streams-" + to);
    settings.setProperty(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.setProperty(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "1000");
    settings.setProperty(StreamsConfig.NUM_STREAM_THREADS_CONFIG, "2");
    settings.setProperty(
        StreamsConfig.STATE_DIR_CONFIG, Files.createTempDirectory("streams").toString());
    settings.setProperty(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    ClientSettings.producer()
        .forEach(
            (name, value) -> {
              // Streams commits once a second: its transactions need not live as long
              if (!"transaction.timeout.ms".equals(name)) {
                settings.put(StreamsConfig.producerPrefix(name.toString()), value);
              }
            });
    return settings;
  }
}
