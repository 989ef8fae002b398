/** The write side of aggregations. */
@NullMarked
package no.bufdirreporting.bufdir.command;

import org.jspecify.annotations.NullMarked;
