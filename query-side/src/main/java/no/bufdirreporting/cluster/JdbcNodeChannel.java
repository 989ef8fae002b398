package no.bufdirreporting.cluster;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** PostgreSQL's notifications. */
@Component
record JdbcNodeChannel(JdbcClient jdbc) implements NodeChannel {

    @Override
    public void send(String notification) {
        jdbc.sql("select pg_notify(?, ?)")
                .params(MemberSession.CHANNEL, notification)
                .query((row, number) -> true)
                .single();
    }
}
