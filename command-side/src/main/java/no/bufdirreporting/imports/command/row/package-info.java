/** Reads the rows of imported sheets as activities, and says in words what is wrong with them. */
@NullMarked
package no.bufdirreporting.imports.command.row;

import org.jspecify.annotations.NullMarked;
