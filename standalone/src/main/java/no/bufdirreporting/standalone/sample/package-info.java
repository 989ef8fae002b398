/** The sample: a year of two organizations, recorded through commands at the times of the API documents' examples. */
@NullMarked
package no.bufdirreporting.standalone.sample;

import org.jspecify.annotations.NullMarked;
