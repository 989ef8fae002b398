package no.bufdirreporting.standalone.e2e;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The kinds of files that are imported by one machinery. */
enum ImportedKind {
    ACTIVITIES(Imports.PATH, Imports.HEADER, "kari;lag;kafe;i går;1;1;\n", 10_000) {
        @Override
        String rows(String org, int from, int to) {
            return Imports.rows(from, to);
        }

        @Override
        long recorded(Api api, String org) {
            return Imports.recorded(api, org);
        }
    },

    CHAPTERS(Imports.CHAPTERS, "Lokallag;Navn;Kommunenummer\n", "lag;;0301\n", 3_000) {
        @Override
        String rows(String org, int from, int to) {
            return IntStream.range(from, to)
                    .mapToObj(n -> "lag-%s-%s;Lag %s;0301\n".formatted(n, org, n))
                    .collect(Collectors.joining());
        }

        @Override
        long recorded(Api api, String org) {
            return api.get("/api/v1/chapters?limit=1&org_id=" + org).expect(200).total();
        }
    };

    final String path;
    final String header;

    /** A row that is rejected. */
    final String wrongRow;

    /** So many take some seconds. */
    final int manyRows;

    ImportedKind(String path, String header, String wrongRow, int manyRows) {
        this.path = path;
        this.header = header;
        this.wrongRow = wrongRow;
        this.manyRows = manyRows;
    }

    /** Rows of distinct activities or chapters. */
    abstract String rows(String org, int from, int to);

    /** How many of them an organization has. */
    abstract long recorded(Api api, String org);

    /** Starts an import, and returns where it is. */
    String start(Api api, String org, String rows) {
        return api.post(path + "?org_id=" + org, header + rows, "Content-Type", Imports.CSV)
                .expect(202)
                .header("Location");
    }
}
