package dev.sluice.testkit.topic;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/** What the brokers know of transactions, for the question whether any was left behind. */
public final class TransactionSurvey implements AutoCloseable {
  private static final Set<TransactionState> ENDED =
      EnumSet.of(
          TransactionState.COMPLETE_COMMIT,
          TransactionState.COMPLETE_ABORT,
          TransactionState.EMPTY);

  private final Topics topics;

  public TransactionSurvey(String bootstrapServers) {
    topics = new Topics(bootstrapServers);
  }

  /** How many transactional ids there are in each state. */
  public Map<String, Long> states() {
    return listed().stream()
        .collect(
            Collectors.groupingBy(
                listing -> listing.state().toString(), TreeMap::new, Collectors.counting()));
  }

  /** Each transaction that is neither committed nor aborted, as the coordinator describes it. */
  public List<String> open() {
    List<String> ids =
        listed().stream()
            .filter(listing -> !ENDED.contains(listing.state()))
            .map(TransactionListing::transactionalId)
            .toList();
    Map<String, TransactionDescription> described =
        Topics.get(topics.admin().describeTransactions(ids).all());
    return described.entrySet().stream()
        .filter(entry -> !ENDED.contains(entry.getValue().state()))
        .map(entry -> entry.getKey() + " is " + entry.getValue().state())
        .toList();
  }

  /**
   * Each partition on which readers with read_committed stand before the end (last stable offset
   * below the high watermark).
   */
  public List<String> blocked(Collection<String> names) {
    return names.stream().flatMap(name -> topics.blockedPartitions(name).stream()).toList();
  }

  private Collection<TransactionListing> listed() {
    return Topics.get(topics.admin().listTransactions(new ListTransactionsOptions()).all());
  }

  @Override
  public void close() {
    topics.close();
  }
}
