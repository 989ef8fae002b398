/** How a process ends itself when it cannot go on. */
@NullMarked
package no.bufdirreporting.platform.process;

import org.jspecify.annotations.NullMarked;
