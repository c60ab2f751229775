package dev.sluice.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;

/**
 * Flink keeps its {@code @Public} and {@code @PublicEvolving} types through minor versions, no
 * others.
 */
record FlinkRules(String root) {

  private static final List<String> STABLE =
      List.of("org.apache.flink.annotation.Public", "org.apache.flink.annotation.PublicEvolving");

  /** Types outside Flink's promise that there is no way around, and why. */
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          Map.entry(
              "org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology",
              "the connector co-locates writer and committer through it"),
          Map.entry(
              "org.apache.flink.streaming.api.connector.sink2.CommittableMessage",
              "the type of that topology's stream"),
          Map.entry(
              "org.apache.flink.connector.kafka.source.KafkaSourceOptions",
              "holds the name of the discovery interval's property"),
          Map.entry(
              "org.apache.flink.connector.kafka.sink.KafkaCommittable",
              "the strict commit decides over it"),
          Map.entry(
              "org.apache.flink.connector.kafka.sink.KafkaWriterState",
              "the exactly-once sink passes the connector's writer state through"),
          Map.entry(
              "org.apache.flink.connector.kafka.sink.TwoPhaseCommittingStatefulSink",
              "what the connector's KafkaSink is, and so what wraps it"),
          Map.entry(
              "org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit",
              "the offset guard reads the split's topic, partition and offset"),
          Map.entry(
              "org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState",
              "the guarded enumerator's state holds the connector's"),
          Map.entry(
              "org.apache.flink.metrics.SimpleCounter",
              "the only counter that is there before a function is opened"),
          Map.entry(
              "org.apache.flink.runtime.execution.SuppressRestartsException",
              "the only way to stop a job for good instead of restarting it"),
          Map.entry(
              "org.apache.flink.runtime.minicluster.MiniCluster", "a local run is a mini cluster"),
          Map.entry(
              "org.apache.flink.runtime.minicluster.MiniClusterConfiguration",
              "what a mini cluster is started with"),
          Map.entry(
              "org.apache.flink.streaming.api.operators.ProcessOperator",
              "only an operator can act in front of the checkpoint barrier: the ledger's reports"),
          Map.entry(
              "org.apache.flink.streaming.api.operators.AbstractStreamOperator",
              "the same on keyed state, and keyed state that is written per key group"),
          Map.entry(
              "org.apache.flink.streaming.api.operators.OneInputStreamOperator",
              "what such an operator is"),
          Map.entry(
              "org.apache.flink.streaming.api.operators.StreamingRuntimeContext",
              "tells it which subtask it is"),
          Map.entry(
              "org.apache.flink.connector.kafka.sink.internal.CheckpointTransaction",
              "which transactions of a writer are pending"),
          Map.entry(
              "org.apache.flink.connector.kafka.sink.internal.TransactionalIdFactory",
              "what the connector calls a transaction"),
          Map.entry(
              "org.apache.flink.util.function.BiConsumerWithException",
              "what takes such state over"),
          Map.entry(
              "org.apache.flink.runtime.taskmanager.TaskManagerRuntimeInfo",
              "how many slots share the heap"),
          Map.entry("org.apache.flink.runtime.state.KeyedStateBackend", "sets the key group"),
          Map.entry(
              "org.apache.flink.core.memory.DataOutputSerializer",
              "writes keys; those of the JDK lock a monitor for every byte"),
          Map.entry("org.apache.flink.runtime.state.KeyGroupRange", "which ones a subtask has"),
          Map.entry(
              "org.apache.flink.runtime.state.KeyGroupRangeAssignment", "which one a key is of"),
          Map.entry(
              "org.apache.flink.runtime.state.VoidNamespace",
              "what state of a function, of savepoints of before, is kept under"),
          Map.entry(
              "org.apache.flink.runtime.state.VoidNamespaceSerializer", "how that is written"),
          Map.entry(
              "org.apache.flink.streaming.api.operators.Triggerable",
              "whom the timers of such state call"),
          Map.entry("org.apache.flink.streaming.api.operators.InternalTimer", "such a timer"),
          Map.entry(
              "org.apache.flink.streaming.api.operators.Output", "what such an operator writes to"),
          Map.entry(
              "org.apache.flink.streaming.api.transformations.OneInputTransformation",
              "state may have another key than records come by"),
          Map.entry(
              "org.apache.flink.streaming.runtime.streamrecord.StreamRecord",
              "what such an operator is given"),
          Map.entry("org.apache.flink.runtime.jobgraph.JobGraph", "what a mini cluster takes"),
          Map.entry(
              "org.apache.flink.streaming.api.graph.StreamGraph", "what the job graph is made of"),
          Map.entry(
              "org.apache.flink.runtime.jobmaster.JobResult", "how a job on a mini cluster ended"),
          Map.entry(
              "org.apache.flink.runtime.checkpoint.Checkpoints",
              "reads which checkpoints are retained, for a repair"),
          Map.entry(
              "org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata",
              "what it reads: the checkpoint's number"),
          Map.entry(
              "org.apache.flink.runtime.checkpoint.OperatorState",
              "and the parallelism of each operator"),
          Map.entry(
              "org.apache.flink.core.fs.local.LocalFileSystem",
              "a slow disk is the local one, later"),
          Map.entry(
              "org.apache.flink.util.SerializedThrowable",
              "why it failed, as the JobManager keeps it"),
          Map.entry("org.apache.flink.util.ExceptionUtils", "finds our exception behind Flink's"));

  List<ArchRule> all() {
    return List.of(
        classes()
            .that()
            .resideInAPackage(root + "..")
            .should(useStableTypesOnly())
            .as("of Flink, only @Public and @PublicEvolving types are used, or excepted by name"));
  }

  private static ArchCondition<JavaClass> useStableTypesOnly() {
    return new ArchCondition<>("use stable types of Flink only") {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        user.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> !isAllowed(dependency.getTargetClass().getBaseComponentType()))
            .map(Dependency::getDescription)
            .forEach(text -> events.add(SimpleConditionEvent.violated(user, text)));
      }
    };
  }

  private static boolean isAllowed(JavaClass type) {
    return !type.getPackageName().startsWith("org.apache.flink")
        || EXCEPTIONS.containsKey(type.getName())
        || STABLE.stream().anyMatch(type::isAnnotatedWith)
        || STABLE.contains(type.getName())
        || type.getEnclosingClass().map(FlinkRules::isAllowed).orElse(false);
  }
}
