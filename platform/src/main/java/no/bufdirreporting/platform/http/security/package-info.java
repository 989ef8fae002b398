/** Who sends a request, and what only auditors may ask. */
@NullMarked
package no.bufdirreporting.platform.http.security;

import org.jspecify.annotations.NullMarked;
