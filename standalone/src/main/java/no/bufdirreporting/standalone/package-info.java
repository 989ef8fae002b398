/** The standalone application: both sides in one process. */
@NullMarked
package no.bufdirreporting.standalone;

import org.jspecify.annotations.NullMarked;
