package no.bufdirreporting.reportdata;

import java.util.List;

/**
 * What a command on report definitions led to, by their ids.
 *
 * @param added registered for the first time
 * @param changed registered anew since they differ
 * @param withdrawn kept for what was reported by them, but no longer for any organization
 */
public record ReportDefinitionChanges(List<String> added, List<String> changed, List<String> withdrawn) {

    /** Whether everything was as it is. */
    public boolean none() {
        return added.isEmpty() && changed.isEmpty() && withdrawn.isEmpty();
    }
}
