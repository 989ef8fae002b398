/** Reads files that configure a process into records, by the same rules as request bodies. */
@NullMarked
package no.bufdirreporting.platform.input;

import org.jspecify.annotations.NullMarked;
