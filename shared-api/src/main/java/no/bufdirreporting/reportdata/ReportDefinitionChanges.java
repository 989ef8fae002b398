package no.bufdirreporting.reportdata;

import java.util.List;

/**
 * The ids of the report definitions that a command changed.
 *
 * @param added registered for the first time
 * @param changed registered as a new version
 * @param withdrawn no longer used by any organization; kept for the figures that name them
 */
public record ReportDefinitionChanges(List<String> added, List<String> changed, List<String> withdrawn) {

    /** Whether nothing changed. */
    public boolean none() {
        return added.isEmpty() && changed.isEmpty() && withdrawn.isEmpty();
    }
}
