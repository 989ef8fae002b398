/** The command line, which works on the data of a stopped service. */
@NullMarked
package no.bufdirreporting.standalone.cli;

import org.jspecify.annotations.NullMarked;
