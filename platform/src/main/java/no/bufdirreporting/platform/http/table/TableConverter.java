package no.bufdirreporting.platform.http.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.util.StreamUtils;

/** Writes tables to responses, row by row. If a page cannot be read, the connection is broken off. */
public final class TableConverter extends AbstractHttpMessageConverter<Table> {

    private static final int BUFFER = 1 << 16;

    public TableConverter() {
        super(TableFormat.CSV.mediaType(), TableFormat.XLSX.mediaType());
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == Table.class;
    }

    @Override
    public boolean canRead(Class<?> type, MediaType mediaType) {
        return false;
    }

    @Override
    protected Table readInternal(Class<? extends Table> type, HttpInputMessage message) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void writeInternal(Table table, HttpOutputMessage message) throws IOException {
        var out = new BufferedOutputStream(StreamUtils.nonClosing(message.getBody()), BUFFER);
        var mediaType = message.getHeaders().getContentType();
        if (TableFormat.XLSX.mediaType().equals(mediaType)) {
            XlsxFile.write(table, out);
        } else {
            CsvFile.write(table, out);
        }
        out.flush();
    }
}
