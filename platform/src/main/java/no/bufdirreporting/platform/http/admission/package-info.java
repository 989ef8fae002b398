/** Decides which requests are worked on at once, and refuses all others at once. */
@NullMarked
package no.bufdirreporting.platform.http.admission;

import org.jspecify.annotations.NullMarked;
