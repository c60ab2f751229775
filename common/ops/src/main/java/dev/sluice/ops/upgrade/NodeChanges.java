package dev.sluice.ops.upgrade;

import dev.sluice.ops.upgrade.Change.Effect;
import dev.sluice.ops.upgrade.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Knows what state one sort of node has, and so what its removal, its arrival and each of its
 * changes mean.
 */
interface NodeChanges<N> {

  Effect removal(N old);

  String removed(N old);

  String added(N added);

  /** What differs between two versions of the node of one name; empty when nothing does. */
  List<Finding> compare(N old, N now);

  /** Compares the nodes of one sort; the name is a node's identity. */
  default <K> List<Change> between(Map<K, N> old, Map<K, N> now) {
    List<Change> changes = new ArrayList<>();
    old.forEach(
        (name, before) -> {
          N after = now.get(name);
          if (after == null) {
            changes.add(
                new Change(Kind.REMOVED, removal(before), name.toString(), removed(before)));
          } else {
            compare(before, after)
                .forEach(
                    f ->
                        changes.add(
                            new Change(Kind.CHANGED, f.effect(), name.toString(), f.message())));
          }
        });
    now.forEach(
        (name, after) -> {
          if (!old.containsKey(name)) {
            changes.add(new Change(Kind.ADDED, Effect.KEEPS_STATE, name.toString(), added(after)));
          }
        });
    return changes;
  }
}
