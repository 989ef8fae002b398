package no.bufdirreporting.submission.query;

import java.util.Comparator;
import no.bufdirreporting.submission.RegionFigures;

/** The order of regions as the contract has it: most participants first, then by name, the one without a name last. */
final class Regions {

    static final Comparator<RegionFigures> ORDER = Comparator.comparingLong(RegionFigures::participants)
            .reversed()
            .thenComparing(RegionFigures::region, Comparator.nullsLast(Comparator.naturalOrder()));

    private Regions() {}
}
