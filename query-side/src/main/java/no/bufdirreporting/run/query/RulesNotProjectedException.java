package no.bufdirreporting.run.query;

/** A run names a version of rules that the read model does not have yet: another segment projects them. */
public final class RulesNotProjectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param rules what they are called */
    public RulesNotProjectedException(String rules, long version) {
        super("Version %s of the %s is not projected yet".formatted(version, rules), null, false, false);
    }
}
