/** Pipeline files as the commands take them: read, checked, their diagnostics shown, or refused. */
@NullMarked
package dev.sluice.ops.pipeline;

import org.jspecify.annotations.NullMarked;
