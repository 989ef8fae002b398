package no.bufdirreporting.standalone.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A TCP relay between a client and a server, whose connections tests can cut. */
public final class Relay implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final boolean remembers;
    private volatile @Nullable URI server;

    public Relay(String server) throws IOException {
        this(server, true);
    }

    private Relay(String server, boolean remembers) throws IOException {
        this.remembers = remembers;
        connect(server);
        Thread.ofVirtual().start(this::accept);
    }

    /** A relay to a server at {@code host:port} that does not record the requests, however large they are. */
    public static Relay forgetful(String server) throws IOException {
        return new Relay("tcp://" + server, false);
    }

    public int port() {
        return door.getLocalPort();
    }

    public String baseUrl() {
        return "http://localhost:" + door.getLocalPort();
    }

    /** Connects clients to a server from now on. */
    public void connect(String baseUrl) {
        server = URI.create(baseUrl);
    }

    /** Ends all connections, and new ones immediately until {@link #connect}. */
    public void disconnect() {
        server = null;
        cut();
    }

    /** Ends all connections; clients can connect again. */
    public void cut() {
        open.forEach(Relay::end);
    }

    /** The data that clients have sent, in the order of reads. */
    public List<String> sent() {
        return sent;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        var target = server;
        if (target == null) {
            end(client);
            return;
        }
        try (client;
                var upstream = new Socket(target.getHost(), target.getPort())) {
            // Without this, small messages wait for earlier ones to be acknowledged.
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            open.add(upstream);
            if (target != server) {
                // The connection was cut while it was established.
                return;
            }
            var answers = Thread.ofVirtual().start(() -> {
                copy(upstream, client, false);
                end(client);
            });
            copy(client, upstream, remembers);
            end(upstream);
            answers.join();
            open.remove(upstream);
        } catch (IOException unreachable) {
            // The client sees this as an unreachable server.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private void copy(Socket from, Socket to, boolean remember) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 14];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (remember) {
                    sent.add(new String(buffer, 0, read, StandardCharsets.UTF_8));
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException cut) {
            // The other side is closed as well.
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            throw new AssertionError(closed);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        disconnect();
    }
}
