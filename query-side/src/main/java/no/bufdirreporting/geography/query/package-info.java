/** The read side of geographic distributions, and the runs that count them. */
@NullMarked
package no.bufdirreporting.geography.query;

import org.jspecify.annotations.NullMarked;
