/** Tests of the deployment of the distributed mode: the Compose file and the gateway. */
@NullMarked
package no.bufdirreporting.standalone.deploy;

import org.jspecify.annotations.NullMarked;
