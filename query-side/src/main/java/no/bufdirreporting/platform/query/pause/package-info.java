/** Which event processors operators have paused, on all nodes. */
@NullMarked
package no.bufdirreporting.platform.query.pause;

import org.jspecify.annotations.NullMarked;
