/** What every projection shares: the processor, write-behind, and knowing how far it has come. */
@NullMarked
package no.bufdirreporting.platform.query;

import org.jspecify.annotations.NullMarked;
