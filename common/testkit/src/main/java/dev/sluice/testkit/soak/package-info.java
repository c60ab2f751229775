/**
 * A long run under random faults: load, readers, schedule, checks, history and report. All choices
 * come from one seed, so that a failure can be run again. It knows what pipelines promise and how
 * that is judged; how faults are made is the matter of {@code testkit.fault}.
 */
@NullMarked
package dev.sluice.testkit.soak;

import org.jspecify.annotations.NullMarked;
