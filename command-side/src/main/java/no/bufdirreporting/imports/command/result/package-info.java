/** What comes of the rows of an import: how many were recorded, and the list of those that were rejected. */
@NullMarked
package no.bufdirreporting.imports.command.result;

import org.jspecify.annotations.NullMarked;
