package no.bufdirreporting.run;

/** What a run counted; stored in events. */
public interface RunFigures {}
