package no.bufdirreporting.standalone.openapi;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.TreeMap;

/** The records and interfaces of all modules. */
final class ApiTypes {

    private ApiTypes() {}

    static Map<String, Class<?>> bySimpleName() {
        var types = new TreeMap<String, Class<?>>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("no.bufdirreporting")
                        .stream()
                        .filter(it -> it.isRecord() || it.isInterface())
                        .map(JavaClass::reflect)
                        .forEach(it -> types.put(it.getSimpleName(), it));
        return types;
    }
}
