package dev.sluice.core.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ${env:NAME}} or {@code ${file:PATH}} in a value: a secret that stands elsewhere. */
public record SecretReference(Origin origin, String name) {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]+)}");

  /** Where the secret stands. */
  public enum Origin {
    ENVIRONMENT,
    FILE
  }

  /** The reference that a matcher stands on. */
  public static SecretReference of(Matcher matcher) {
    return new SecretReference(
        matcher.group(1).equals("env") ? Origin.ENVIRONMENT : Origin.FILE, matcher.group(2));
  }

  /** Finds references one after the other, for {@link #of}. */
  public static Matcher matcher(String value) {
    return REFERENCE.matcher(value);
  }

  /** The references in a value, in their order. */
  public static List<SecretReference> in(String value) {
    List<SecretReference> references = new ArrayList<>();
    for (Matcher matcher = matcher(value); matcher.find(); ) {
      references.add(of(matcher));
    }
    return references;
  }

  /** What is left of a value without its references. */
  public static String without(String value) {
    return matcher(value).replaceAll("");
  }

  @Override
  public String toString() {
    return "${" + (origin == Origin.ENVIRONMENT ? "env" : "file") + ":" + name + "}";
  }
}
