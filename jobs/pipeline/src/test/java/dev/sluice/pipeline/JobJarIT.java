package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds what makes the job jar safe beside Flink and other jobs: only names of our own, nothing
 * twice.
 */
class JobJarIT {

  /** The only packages that the jar may define classes in. */
  private static final List<String> OWN_NAMES =
      List.of(
          "dev/sluice/",
          "org/apache/flink/connector/kafka/",
          "org/apache/flink/streaming/connectors/kafka/",
          "org/apache/flink/streaming/util/serialization/JSONKeyValueDeserializationSchema.class",
          "org/apache/kafka/",
          "com/github/luben/zstd/");

  private static JarFile jar;

  @BeforeAll
  static void openTheJarOfThisBuild() throws IOException {
    jar =
        new JarFile(Path.of(Objects.requireNonNull(System.getProperty("sluice.job.jar"))).toFile());
  }

  @AfterAll
  static void closeTheJar() throws IOException {
    jar.close();
  }

  @Test
  void definesClassesUnderItsOwnNamesOnly() {
    assertThat(names().filter(name -> name.endsWith(".class")))
        .isNotEmpty()
        .filteredOn(name -> OWN_NAMES.stream().noneMatch(name::startsWith))
        .isEmpty();
  }

  @Test
  void holdsWhatTheClusterDoesNotHave() {
    assertThat(names())
        .contains(
            "org/apache/flink/connector/kafka/sink/KafkaSink.class",
            "org/apache/kafka/clients/producer/KafkaProducer.class",
            "org/apache/kafka/common/security/plain/PlainLoginModule.class",
            "com/github/luben/zstd/Zstd.class",
            "dev/sluice/core/spec/PipelineSpec.class",
            "dev/sluice/shaded/org/apache/calcite/sql/SqlNode.class",
            "dev/sluice/shaded/org/snakeyaml/engine/v2/api/LoadSettings.class",
            "dev/sluice/shaded/com/fasterxml/jackson/core/JsonFactory.class");
  }

  @Test
  void leavesFlinkAndItsLoggingToTheCluster() {
    assertThat(names())
        .noneMatch(name -> name.startsWith("org/apache/flink/streaming/api/"))
        .noneMatch(name -> name.startsWith("org/apache/flink/connector/base/"))
        .noneMatch(name -> name.startsWith("org/slf4j/"))
        .noneMatch(name -> name.startsWith("org/apache/logging/"));
  }

  @Test
  void holdsNoEntryTwice() {
    assertThat(names()).doesNotHaveDuplicates();
  }

  @Test
  void carriesNoSignaturesModulesOrVersions() {
    assertThat(names())
        .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA|EC)"))
        .noneMatch(name -> name.endsWith("module-info.class"))
        .noneMatch(name -> name.startsWith("META-INF/versions/"));
  }

  @Test
  void namesOnlyClassesThatItHoldsInItsServices() throws IOException {
    var services = names().filter(name -> name.matches("META-INF/services/.+")).toList();
    assertThat(services)
        .contains(
            "META-INF/services/org.apache.kafka.common.config.provider.ConfigProvider",
            "META-INF/services/dev.sluice.shaded.com.fasterxml.jackson.core.JsonFactory");
    for (var service : services) {
      assertThat(providers(service)).as(service).isNotEmpty().allMatch(this::holdsClass);
    }
  }

  @Test
  void carriesItsLicenceAndTheNoticesOfWhatItHolds() throws IOException {
    assertThat(text("META-INF/LICENSE")).contains("Apache License").contains("Version 2.0");
    assertThat(text("META-INF/NOTICE")).contains("Sluice").contains("Apache Calcite");
  }

  @Test
  void startsThePipelineJob() throws IOException {
    var main = jar.getManifest().getMainAttributes().getValue("Main-Class");
    assertThat(main).isEqualTo("dev.sluice.pipeline.PipelineJob");
  }

  private static Stream<String> names() {
    return jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName);
  }

  private boolean holdsClass(String name) {
    return jar.getEntry(name.replace('.', '/') + ".class") != null;
  }

  private static List<String> providers(String service) throws IOException {
    return text(service)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String text(String name) throws IOException {
    try (var in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
