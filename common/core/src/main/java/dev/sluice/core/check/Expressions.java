package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import org.jspecify.annotations.Nullable;

/** Expressions of one schema. Until the compiler of expressions is there, each is reported as not available. */
final class Expressions {
  private final Schema input;
  private final Findings findings;

  Expressions(Schema input, Findings findings) {
    this.input = input;
    this.findings = findings;
  }

  /** The type of an expression, or null if it is wrong. */
  @Nullable SqlType type(String what, YamlScalar sql) {
    predicate(what, sql);
    return null;
  }

  void predicate(String what, YamlScalar sql) {
    findings.report(Code.NOT_AVAILABLE, sql.span(), what + ": expressions (here of " + input.names() + ") are not available yet");
  }
}
