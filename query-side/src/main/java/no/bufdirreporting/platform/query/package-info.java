/** What every projection uses: the name of its processor, write-behind, positions. */
@NullMarked
package no.bufdirreporting.platform.query;

import org.jspecify.annotations.NullMarked;
