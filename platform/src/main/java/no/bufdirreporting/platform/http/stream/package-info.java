/** Server-sent events, each stream on the thread of its request. */
@NullMarked
package no.bufdirreporting.platform.http.stream;

import org.jspecify.annotations.NullMarked;
