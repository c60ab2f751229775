package dev.sluice.runtime.kafka;

import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.Loss;
import dev.sluice.core.name.TopicName;
import dev.sluice.core.spec.ClusterProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Losses in the ledger topic, outside of any transaction; connects only when there is one. */
record LedgerLossLog(ClusterProfile cluster, TopicName topic) implements LossLog {
  /** All subtasks commit at the same moment; a decision takes a question and a look. */
  private static final Duration OTHERS_FIND_OUT = Duration.ofSeconds(3);

  @Override
  public void write(List<Loss> losses) throws IOException, InterruptedException {
    if (losses.isEmpty()) {
      return;
    }
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            ClientProperties.producer(cluster),
            new StringSerializer(),
            new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent =
          losses.stream().map(loss -> producer.send(record(loss))).toList();
      for (Future<RecordMetadata> acknowledgement : sent) {
        acknowledgement.get();
      }
    } catch (InterruptException e) {
      Thread.interrupted();
      throw new InterruptedException(e.getMessage());
    } catch (ExecutionException e) {
      throw new IOException(failure(), e.getCause());
    } catch (KafkaException e) {
      throw new IOException(failure(), e);
    }
  }

  @Override
  public List<String> all() throws IOException, InterruptedException {
    // nothing ends this wait early: nobody knows how many subtasks have something to say
    boolean unused = new CountDownLatch(1).await(OTHERS_FIND_OUT.toMillis(), TimeUnit.MILLISECONDS);
    return LedgerBooks.read(cluster, topic).losses().stream()
        .filter(lost -> !lost.repaired() && !lost.loss().accepted())
        .map(lost -> lost.finding().text())
        .toList();
  }

  private ProducerRecord<String, byte[]> record(Loss loss) {
    return new ProducerRecord<>(topic.value(), 0, loss.key(), LedgerFormat.write(loss));
  }

  private String failure() {
    return "a transaction is lost, and that cannot be written into the ledger '" + topic + "'";
  }
}
