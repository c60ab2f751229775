package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.MalformedURLException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class JobClassesTest {
  private static final JobClasses ONE = new JobClasses("sluice-pipeline-0123456789abcdef.jar");

  @Test
  void areOfABuildWhereTheClusterHasItsJar() throws MalformedURLException {
    assertThat(at("file:/opt/flink/lib/sluice-pipeline-0123456789abcdef.jar")).isEqualTo(ONE);
    assertThat(at("file:/tmp/blobStore/job_1/blob_p-0123456789abcdef").jar()).isEmpty();
    assertThat(at("file:/home/me/sluice-pipeline-0.1.0-SNAPSHOT-job.jar").jar()).isEmpty();
    assertThat(JobClasses.ofThisProcess().jar()).isEmpty();
  }

  @Test
  void haveToBeOfTheBuildThatMadeTheJob() {
    JobClasses other = new JobClasses("sluice-pipeline-fedcba9876543210.jar");
    assertThatCode(() -> ONE.requireSameAs(ONE)).doesNotThrowAnyException();
    assertThatThrownBy(() -> ONE.requireSameAs(other))
        .hasMessageContaining(ONE.jar())
        .hasMessageContaining(other.jar())
        .hasMessageContaining("lib");
    assertThatThrownBy(() -> new JobClasses("").requireSameAs(other))
        .hasMessageContaining("a jar that comes with it");
  }

  @Test
  void areNotMixedWithTheConnectorOfAJarInTheClassPath() {
    assertThatCode(JobClasses::requireOneBuild).doesNotThrowAnyException();
    assertThatCode(() -> ONE.requireConnectorOf(ONE)).doesNotThrowAnyException();
    assertThatThrownBy(() -> new JobClasses("").requireConnectorOf(ONE))
        .hasMessageContaining(ONE.jar())
        .hasMessageContaining("sluice submit");
  }

  private static JobClasses at(String url) throws MalformedURLException {
    return JobClasses.of(URI.create(url).toURL());
  }
}
