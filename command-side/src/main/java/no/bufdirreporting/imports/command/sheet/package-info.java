/** Reads files of activities row by row, whatever their format, and writes rows back in the same format. */
@NullMarked
package no.bufdirreporting.imports.command.sheet;

import org.jspecify.annotations.NullMarked;
