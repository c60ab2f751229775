package dev.sluice.pipeline;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives all guarantee tests of this JVM the same {@link Site}, which costs half a minute to open,
 * and ends the jobs that a failed test leaves behind.
 */
final class SharedSite implements ParameterResolver, AfterEachCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedSite.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Site.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return site(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    site(context).cancelJobs();
  }

  /** Kept in the root's store, which closes it after the last test. */
  private static Site site(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Site.class, key -> Site.open(), Site.class);
  }
}
