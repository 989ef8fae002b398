package no.bufdirreporting.submission.query;

import java.util.Comparator;
import no.bufdirreporting.submission.SubmittedRegion;

/** The order of regions as the contract has it: most participants first, then by name, the one without a name last. */
final class Regions {

    static final Comparator<SubmittedRegion> ORDER = Comparator.comparingLong(SubmittedRegion::participants)
            .reversed()
            .thenComparing(SubmittedRegion::region, Comparator.nullsLast(Comparator.naturalOrder()));

    private Regions() {}
}
