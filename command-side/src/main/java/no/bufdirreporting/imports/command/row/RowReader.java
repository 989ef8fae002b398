package no.bufdirreporting.imports.command.row;

/** Reads the rows of one sheet. */
public interface RowReader<T> {

    ReadRow<T> read(SheetRow row);
}
