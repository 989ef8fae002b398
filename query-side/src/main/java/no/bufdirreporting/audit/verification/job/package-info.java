/** Verifications and rebuilds as jobs: started, watched, cancelled, also on a stopped service. */
@NullMarked
package no.bufdirreporting.audit.verification.job;

import org.jspecify.annotations.NullMarked;
