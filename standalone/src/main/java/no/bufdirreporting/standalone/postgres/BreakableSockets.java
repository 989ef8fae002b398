package no.bufdirreporting.standalone.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/**
 * Makes the sockets of connections to PostgreSQL, and can close all of them at once: whoever waits for an answer then fails
 * instead of waiting on. The driver makes the factory, by its name.
 */
public final class BreakableSockets extends SocketFactory {

    private static final Set<Socket> OPEN = ConcurrentHashMap.newKeySet();

    /** Breaks off the connections to a port of this machine. */
    static void breakOff(int port) {
        OPEN.stream().filter(it -> it.getPort() == port).forEach(BreakableSockets::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            OPEN.remove(socket);
        }
    }

    @Override
    public Socket createSocket() {
        var socket = new Socket() {
            @Override
            public void close() throws IOException {
                OPEN.remove(this);
                super.close();
            }
        };
        OPEN.add(socket);
        return socket;
    }

    // The driver of PostgreSQL connects its sockets itself, and never asks for connected ones.

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }
}
