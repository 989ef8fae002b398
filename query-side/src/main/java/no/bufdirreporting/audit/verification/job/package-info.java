/** Runs verifications and rebuilds as jobs that can be watched and cancelled, and verifications of a stopped service. */
@NullMarked
package no.bufdirreporting.audit.verification.job;

import org.jspecify.annotations.NullMarked;
