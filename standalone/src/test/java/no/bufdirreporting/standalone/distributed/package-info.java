/**
 * The sides as processes of their own behind the gateway, on Axon Server and PostgreSQL: what the end-to-end tests are run
 * against a second time, and tests of what only several processes can do or lose.
 */
@NullMarked
package no.bufdirreporting.standalone.distributed;

import org.jspecify.annotations.NullMarked;
