/** The system from outside: over HTTP, against whichever processes serve it. */
@NullMarked
package no.bufdirreporting.standalone.e2e;

import org.jspecify.annotations.NullMarked;
