package no.bufdirreporting.standalone.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import no.bufdirreporting.platform.setting.Setting;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;

/** Shows the settings of the service in the help, and its version. */
final class SettingsHelp implements IVersionProvider {

    private static final String SECTION = "settings";

    /** Built when the help is shown, since the settings are read from files. */
    static void addTo(CommandLine tool) {
        tool.getCommandSpec()
                .usageMessage()
                .customSynopsis("java -jar standalone-exec.jar [--<setting>=<value>...]%n"
                        + "       java -jar standalone-exec.jar <command> [<option>...]%n".formatted());
        var sections = tool.getHelpSectionMap();
        sections.put(SECTION, SettingsHelp::render);
        var keys = new ArrayList<>(tool.getHelpSectionKeys());
        keys.add(SECTION);
        tool.setHelpSectionKeys(keys);
    }

    private static String render(CommandLine.Help help) {
        var lines = new LinkedHashMap<String, String>();
        lines.put("server.port", "Port of the API. (8080)");
        Setting.all().stream()
                .sorted(Comparator.comparing(Setting::name))
                .forEach(it -> lines.put(
                        it.name(),
                        it.defaultValue() == null
                                ? it.description()
                                : it.description() + " (" + it.defaultValue() + ")"));
        return "%nSettings, as options, environment variables (BUFDIR_DATA_DIR) or in application.yml beside the jar:%n"
                        .formatted()
                + help.createTextTable(lines);
    }

    @Override
    public String[] getVersion() {
        String version = SettingsHelp.class.getPackage().getImplementationVersion();
        return new String[] {"Bufdir reporting " + (version == null ? "(not run from a jar)" : version)};
    }
}
