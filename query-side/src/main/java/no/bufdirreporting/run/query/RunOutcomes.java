package no.bufdirreporting.run.query;

/** Where the outcomes of runs go that were counted while events were projected. */
public interface RunOutcomes {

    /**
     * Takes an outcome, within the transaction of the batch whose event triggered the run.
     *
     * @param outcome the command that ends the run
     */
    void counted(Object outcome);
}
