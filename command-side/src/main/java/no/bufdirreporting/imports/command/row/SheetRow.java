package no.bufdirreporting.imports.command.row;

import java.util.List;

/**
 * One row of a sheet as it was read. Values of missing cells are empty.
 *
 * @param number of the row in the sheet, from 1
 */
public record SheetRow(long number, List<String> cells) {

    public boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }

    public String cell(int index) {
        return index < cells.size() ? cells.get(index) : "";
    }
}
