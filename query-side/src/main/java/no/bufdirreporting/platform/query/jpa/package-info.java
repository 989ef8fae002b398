/** Spring Data JPA for the read models of few rows: how entities fold events, are flushed, listed and stored as JSON. */
@NullMarked
package no.bufdirreporting.platform.query.jpa;

import org.jspecify.annotations.NullMarked;
