package io.portals.examples.shoppingcart.launch.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MetricsServerTest {
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere this machine has no second address of its own")
    void onlyTheLoopbackAddressIsListenedOn() throws IOException {
        try (MetricsServer server = MetricsServer.open("a run of this test", 0)) {
            int port = URI.create(server.address()).getPort();

            try (Socket loopback = new Socket("127.0.0.1", port)) {
                assertThat(loopback.isConnected()).isTrue();
            }
            assertThatThrownBy(() -> new Socket("127.0.0.2", port).close()).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void otherReportersStay() throws IOException {
        Configuration configuration = new Configuration();
        configuration.set(MetricOptions.REPORTERS_LIST, "progress");
        try (MetricsServer server = MetricsServer.open("a run of this test", 0)) {
            server.configure(configuration);
        }

        assertThat(configuration.get(MetricOptions.REPORTERS_LIST)).isEqualTo("progress,prometheus");
    }
}
