/** The command line: what can be done with the data of a service that does not run. */
@NullMarked
package no.bufdirreporting.standalone.cli;

import org.jspecify.annotations.NullMarked;
