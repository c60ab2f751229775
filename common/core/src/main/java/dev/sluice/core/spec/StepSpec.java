package dev.sluice.core.spec;

import dev.sluice.core.name.NodeName;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node between sources and sinks. Several inputs are a union of one schema. */
public sealed interface StepSpec extends Serializable {

  enum Kind {
    TRANSFORM,
    ROUTE,
    DEDUPLICATE
  }

  Kind kind();

  NodeName name();

  List<NodeRef> from();

  /**
   * {@code where}, then {@code set} (add or replace; every expression sees the row as it came),
   * then {@code drop} or {@code select} (exactly these fields). All four may be absent: a mere
   * union.
   */
  record Transform(
      NodeName name,
      List<NodeRef> from,
      @Nullable String whereOrNull,
      Map<String, String> set,
      List<String> drop,
      List<String> select)
      implements StepSpec {
    @Override
    public Kind kind() {
      return Kind.TRANSFORM;
    }

    public Transform {
      from = List.copyOf(from);
      set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
      drop = List.copyOf(drop);
      select = List.copyOf(select);
      if (!drop.isEmpty() && !select.isEmpty()) {
        throw new IllegalArgumentException("step '" + name + "' has both drop and select");
      }
    }

    public Optional<String> where() {
      return Optional.ofNullable(whereOrNull);
    }
  }

  /**
   * Each record goes to the first branch whose condition is TRUE, or is filtered if there is none.
   */
  record Route(NodeName name, List<NodeRef> from, Map<NodeName, String> branches)
      implements StepSpec {
    @Override
    public Kind kind() {
      return Kind.ROUTE;
    }

    public Route {
      from = List.copyOf(from);
      branches = Collections.unmodifiableMap(new LinkedHashMap<>(branches));
      if (branches.isEmpty()) {
        throw new IllegalArgumentException("route '" + name + "' has no branch");
      }
    }
  }

  /**
   * Keeps the first record of each key; those that follow it by less than {@code within} of record
   * time are dropped.
   */
  record Deduplicate(NodeName name, List<NodeRef> from, List<String> by, Duration within)
      implements StepSpec {
    @Override
    public Kind kind() {
      return Kind.DEDUPLICATE;
    }

    public Deduplicate {
      from = List.copyOf(from);
      by = List.copyOf(by);
      if (by.isEmpty()) {
        throw new IllegalArgumentException("deduplicate '" + name + "' has no key");
      }
      if (within.isNegative() || within.isZero()) {
        throw new IllegalArgumentException("deduplicate '" + name + "' has no time");
      }
    }
  }
}
