/** Compares the tables of two read models at the same position. */
@NullMarked
package no.bufdirreporting.audit.verification.comparison;

import org.jspecify.annotations.NullMarked;
