/**
 * {@code sluice explain}: what a pipeline file becomes: operators and their uids, topics,
 * transactional ids, guarantee.
 */
@NullMarked
package dev.sluice.ops.explain;

import org.jspecify.annotations.NullMarked;
