/** Reads stored events byte for byte, from PostgreSQL or Axon Server. */
@NullMarked
package no.bufdirreporting.platform.query.store;

import org.jspecify.annotations.NullMarked;
