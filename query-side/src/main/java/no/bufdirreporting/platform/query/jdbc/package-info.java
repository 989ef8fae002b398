/** What SQL read models share: instants, JSON columns and a time limit. */
@NullMarked
package no.bufdirreporting.platform.query.jdbc;

import org.jspecify.annotations.NullMarked;
