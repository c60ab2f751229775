package dev.sluice.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretResolverTest {
  @TempDir private Path folder;

  @Test
  void resolvesVariablesAndFilesWhereverTheyStand() throws IOException {
    Path file = Files.writeString(folder.resolve("pw"), "p$1\\x\n");
    SecretResolver resolver = new SecretResolver(Map.of("USER", "sluice", "NESTED", "${env:USER}"));
    Map<String, String> settings =
        Map.of(
            "a",
            "user=${env:USER} pw=${file:" + file + "}",
            "b",
            "plain $ {x}",
            "c",
            "${env:NESTED}");
    assertThat(resolver.resolve(settings))
        .containsEntry("a", "user=sluice pw=p$1\\x")
        .containsEntry("b", "plain $ {x}")
        .containsEntry("c", "${env:USER}");
  }

  @Test
  void namesAllThatIsMissingAndNoValue() {
    SecretResolver resolver = new SecretResolver(Map.of("USER", "hunter2"));
    Map<String, String> settings =
        Map.of("a", "${env:NOBODY}", "b", "${env:USER} ${file:/no/such/file}");
    assertThatThrownBy(() -> resolver.resolve(settings))
        .isInstanceOf(UnresolvedSecretException.class)
        .hasMessageContaining("a: ${env:NOBODY}: the variable is not set")
        .hasMessageContaining(
            "b: ${file:/no/such/file}: the file cannot be read (NoSuchFileException)")
        .hasMessageNotContaining("hunter2");
  }
}
