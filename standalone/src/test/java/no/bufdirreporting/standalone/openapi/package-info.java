/** Generates the description of the API from the controllers and their records. */
@NullMarked
package no.bufdirreporting.standalone.openapi;

import org.jspecify.annotations.NullMarked;
