/**
 * How values become bytes on a shuffle and in state: one binary form per SQL type, versioned
 * serializers, and the rule that says which change of a schema keeps the state. Kryo and Java
 * serialization have no part in it.
 */
@NullMarked
package dev.sluice.runtime.state;

import org.jspecify.annotations.NullMarked;
