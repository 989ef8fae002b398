/** The read side of imports: their state and progress, and the template of sheets. */
@NullMarked
package no.bufdirreporting.imports.query;

import org.jspecify.annotations.NullMarked;
