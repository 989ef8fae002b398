/** The write side of reference data, the shipped data, and the directory that other aggregates look into. */
@NullMarked
package no.bufdirreporting.organization.command;

import org.jspecify.annotations.NullMarked;
