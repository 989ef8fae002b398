/** The paths of the API, and the doubled spelling of the published documents. */
@NullMarked
package no.bufdirreporting.platform.http.path;

import org.jspecify.annotations.NullMarked;
