/** Binds request bodies and query parameters to records, strictly, and reports every invalid field. */
@NullMarked
package no.bufdirreporting.platform.http.binding;

import org.jspecify.annotations.NullMarked;
