/** How concurrent requests share statements. */
@NullMarked
package no.bufdirreporting.platform.sharing;

import org.jspecify.annotations.NullMarked;
