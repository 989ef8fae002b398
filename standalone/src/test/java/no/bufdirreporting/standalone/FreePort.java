package no.bufdirreporting.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port on which nothing listens, for a server that starts later. It is below the range from which the system gives
 * ports to everybody who asks for any (32768 and up on Linux), so that nobody else gets it in between: neither the
 * embedded PostgreSQL nor an outgoing connection.
 */
public final class FreePort {

    private FreePort() {}

    public static int find() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // Try another one.
            }
        }
    }
}
