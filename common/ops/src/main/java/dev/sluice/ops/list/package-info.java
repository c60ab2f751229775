/** {@code sluice list}: the pipelines of a cluster. */
@NullMarked
package dev.sluice.ops.list;

import org.jspecify.annotations.NullMarked;
