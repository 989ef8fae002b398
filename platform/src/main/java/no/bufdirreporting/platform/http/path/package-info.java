/** The paths of the API, and the doubled spelling that the published documents use. */
@NullMarked
package no.bufdirreporting.platform.http.path;

import org.jspecify.annotations.NullMarked;
