/** What activities were warned of, and what the read model knows that new ones can be warned of. */
@NullMarked
package no.bufdirreporting.activity.query.warning;

import org.jspecify.annotations.NullMarked;
