/** What the distributed mode is deployed with: the Compose file and the gateway. */
@NullMarked
package no.bufdirreporting.standalone.deploy;

import org.jspecify.annotations.NullMarked;
