/** What messages need of plain text: which known name an unknown one resembles. */
@NullMarked
package dev.sluice.core.text;

import org.jspecify.annotations.NullMarked;
