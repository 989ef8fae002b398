/** Binds bodies and query parameters strictly to records, and names every field that is wrong. */
@NullMarked
package no.bufdirreporting.platform.http.binding;

import org.jspecify.annotations.NullMarked;
