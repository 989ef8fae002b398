package no.bufdirreporting.platform.query.waiting;

/**
 * Why a store cannot be used.
 *
 * @param remedy what the operator can do
 */
record StoreProblem(String reason, String remedy) {}
