/**
 * The distributed mode: the sides as separate processes behind the gateway, on Axon Server and PostgreSQL. The end-to-end
 * tests run against it too; further tests cover several nodes and outages.
 */
@NullMarked
package no.bufdirreporting.standalone.distributed;

import org.jspecify.annotations.NullMarked;
