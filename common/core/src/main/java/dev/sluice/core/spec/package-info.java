/**
 * The pipeline file and the cluster profile as values. A spec that exists is well-formed by itself;
 * whether its parts fit together is the subject of {@code core.check}.
 */
@NullMarked
package dev.sluice.core.spec;

import org.jspecify.annotations.NullMarked;
