/** The keys that personal data is encrypted by: one for each contact of an organization, wrapped by a master key. */
@NullMarked
package no.bufdirreporting.platform.keys;

import org.jspecify.annotations.NullMarked;
