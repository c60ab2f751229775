package dev.sluice.ops.upgrade;

import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import dev.sluice.core.schema.SqlType.Nullability;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.core.spec.StepSpec.Deduplicate;
import dev.sluice.core.spec.StepSpec.Route;
import dev.sluice.core.spec.StepSpec.Transform;
import dev.sluice.ops.upgrade.Change.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A deduplicate remembers keys; the other steps have no state. */
final class StepChanges implements NodeChanges<StepSpec> {
  private final CheckedPipeline oldPipeline;
  private final CheckedPipeline newPipeline;

  StepChanges(CheckedPipeline oldPipeline, CheckedPipeline newPipeline) {
    this.oldPipeline = oldPipeline;
    this.newPipeline = newPipeline;
  }

  @Override
  public Effect removal(StepSpec old) {
    return old instanceof Deduplicate ? Effect.DROPS_STATE : Effect.KEEPS_STATE;
  }

  @Override
  public String removed(StepSpec old) {
    return old instanceof Deduplicate ? "the keys that it has seen are forgotten" : "has no state";
  }

  @Override
  public String added(StepSpec added) {
    return added instanceof Deduplicate
        ? "begins without memory: repeats of records from before are not noticed"
        : "has no state";
  }

  @Override
  public List<Finding> compare(StepSpec old, StepSpec now) {
    List<Finding> findings = new ArrayList<>();
    if (!old.getClass().equals(now.getClass())) {
      String change = kind(old) + " -> " + kind(now);
      findings.add(
          old instanceof Deduplicate
              ? Finding.drops(change + ": " + removed(old))
              : Finding.keeps(change + ": " + added(now)));
      return findings;
    }
    if (!old.from().equals(now.from())) {
      findings.add(Finding.keeps("from: " + old.from() + " -> " + now.from()));
    }
    if (old instanceof Deduplicate before && now instanceof Deduplicate after) {
      deduplicate(before, after, findings);
    } else if (old instanceof Transform before && now instanceof Transform after) {
      transform(before, after, findings);
    } else if (old instanceof Route before
        && now instanceof Route after
        && !before.branches().equals(after.branches())) {
      findings.add(Finding.keeps("branches: " + before.branches() + " -> " + after.branches()));
    }
    return findings;
  }

  private void deduplicate(Deduplicate old, Deduplicate now, List<Finding> findings) {
    List<SqlType> oldTypes = keyTypes(oldPipeline, old);
    List<SqlType> newTypes = keyTypes(newPipeline, now);
    if (!old.by().equals(now.by())) {
      findings.add(
          Finding.impossible(
              "key: "
                  + old.by()
                  + " -> "
                  + now.by()
                  + "; its memory is of the old key, so give the step another name"));
    } else if (!oldTypes.equals(newTypes)) {
      findings.add(
          Finding.impossible(
              "types of the key "
                  + old.by()
                  + " changed; its memory is of the old types, so give the step another name"));
    }
    if (!old.within().equals(now.within())) {
      findings.add(
          Finding.keeps(
              "within: " + old.within() + " -> " + now.within() + ", for records from now on"));
    }
  }

  private static void transform(Transform old, Transform now, List<Finding> findings) {
    if (!Objects.equals(old.whereOrNull(), now.whereOrNull())) {
      findings.add(
          Finding.keeps(
              "where: " + old.where().orElse("all") + " -> " + now.where().orElse("all")));
    }
    if (!old.set().equals(now.set())
        || !old.drop().equals(now.drop())
        || !old.select().equals(now.select())) {
      findings.add(Finding.keeps("other fields leave it"));
    }
  }

  private static List<SqlType> keyTypes(CheckedPipeline pipeline, Deduplicate step) {
    Schema schema = pipeline.schema(step.from().get(0));
    return step.by().stream()
        .flatMapToInt(name -> schema.indexOf(name).stream())
        .mapToObj(index -> schema.field(index).type().withNullable(Nullability.NULLABLE))
        .toList();
  }

  private static String kind(StepSpec step) {
    return step.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
