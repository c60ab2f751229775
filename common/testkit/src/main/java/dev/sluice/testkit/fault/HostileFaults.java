package dev.sluice.testkit.fault;

import dev.sluice.testkit.process.KafkaUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/**
 * Strangers who end a transaction of a pipeline. It may have ended by itself in the moment between
 * the look and the blow; then nothing is lost, and nobody is told.
 */
record HostileFaults(KafkaUnderTest kafka, List<JobUnderTest> jobs) {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  List<Fault> all() {
    return List.of(
        new NamedFault("zombie-producer", random -> end(random, this::initTransactions)),
        new NamedFault("fence-producer", random -> end(random, this::fence)),
        new NamedFault("terminate-transaction", random -> end(random, this::terminate)),
        new NamedFault("abort-transaction", random -> end(random, this::abort)));
  }

  private interface Ending {
    void end(BrokerCommands brokers, String transactionalId);
  }

  private String end(RandomGenerator random, Ending ending) {
    JobUnderTest job = jobs.get(random.nextInt(jobs.size()));
    try (BrokerCommands brokers = new BrokerCommands(kafka)) {
      // one that ends before it is struck is no reason to give up: there will be others
      return Awaitility.await("an open transaction of " + job.pipeline())
          .atMost(LIMIT)
          .ignoreException(FaultFailedException.class)
          .until(() -> endOne(brokers, job, random, ending), id -> !id.isEmpty());
    }
  }

  /** Its id; empty when none is open now. */
  private static String endOne(
      BrokerCommands brokers, JobUnderTest job, RandomGenerator random, Ending ending) {
    List<String> open = open(brokers, job);
    if (open.isEmpty()) {
      return "";
    }
    String chosen = open.get(random.nextInt(open.size()));
    ending.end(brokers, chosen);
    return chosen;
  }

  private static List<String> open(BrokerCommands brokers, JobUnderTest job) {
    var ongoing = new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));
    return BrokerCommands.get(brokers.admin().listTransactions(ongoing).all()).stream()
        .map(TransactionListing::transactionalId)
        .filter(id -> id.startsWith(job.pipeline() + "."))
        .sorted()
        .toList();
  }

  /** Another process with the same id, such as a second job of the same name. */
  private void initTransactions(BrokerCommands brokers, String id) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", id);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
    }
  }

  private void fence(BrokerCommands brokers, String id) {
    BrokerCommands.get(brokers.admin().fenceProducers(List.of(id)).all());
  }

  private void terminate(BrokerCommands brokers, String id) {
    BrokerCommands.get(brokers.admin().forceTerminateTransaction(id).result());
  }

  /**
   * On one partition, past the coordinator, which will commit the rest of the transaction: no
   * answer that the pipeline gets tells it, only an audit can.
   */
  private void abort(BrokerCommands brokers, String id) {
    TransactionDescription transaction =
        BrokerCommands.get(brokers.admin().describeTransactions(List.of(id)).description(id));
    TopicPartition partition =
        transaction.topicPartitions().stream()
            .findFirst()
            .orElseThrow(() -> new FaultFailedException(id + " has ended meanwhile"));
    PartitionProducerState producers =
        BrokerCommands.get(
            brokers.admin().describeProducers(List.of(partition)).partitionResult(partition));
    ProducerState producer =
        producers.activeProducers().stream()
            .filter(active -> active.producerId() == transaction.producerId())
            .findFirst()
            .orElseThrow(() -> new FaultFailedException(id + " has ended meanwhile"));
    BrokerCommands.get(
        brokers
            .admin()
            .abortTransaction(
                new AbortTransactionSpec(
                    partition,
                    producer.producerId(),
                    (short) producer.producerEpoch(),
                    producer.coordinatorEpoch().orElse(0)))
            .all());
  }
}
