/** The write side of reference data: aggregates, endpoints, initial data, and the directories that other aggregates use. */
@NullMarked
package no.bufdirreporting.organization.command;

import org.jspecify.annotations.NullMarked;
