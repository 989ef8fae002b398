/** Lists what has changed since a position. */
@NullMarked
package no.bufdirreporting.audit.change;

import org.jspecify.annotations.NullMarked;
