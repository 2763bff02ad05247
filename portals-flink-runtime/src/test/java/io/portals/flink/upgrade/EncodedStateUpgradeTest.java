package io.portals.flink.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.TestCluster;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** State that is kept encoded evolves as other state does, also where nobody reads it between two versions. */
final class EncodedStateUpgradeTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String CART_1 = "public record Cart(String owner, int items) {}";
    private static final String CART_2 = "public record Cart(String note, int items, String owner) {}";
    private static final String CART_3 = "public record Cart(String owner, long items) {}";
    private static final String STAYS = "new io.portals.flink.testing.NeverEnding<>(users)";
    private static final String ENDS = "users";

    private static final String SHOP =
            """
            import io.portals.api.*;
            import io.portals.api.state.*;
            import io.portals.api.task.*;
            import io.portals.flink.FlinkRuntime;
            import io.portals.flink.source.GeneratorSource;
            import java.time.Duration;
            import org.apache.flink.api.connector.sink2.Sink;

            public final class Shop {
                static final Input<String> USERS = Input.at("/shop/inputs/users", String.class);
                static final AtomicStream<String> TOLD = AtomicStream.at("/shop/workflows/carts/stream", String.class);

                record Keep() implements Task<String, String> {
                    static final PerKey<Cart> CART = State.perKey("cart", Cart.class).encoded();
                    static final PerKey<Cart> EXPIRING =
                            State.perKey("expiring", Cart.class).expireAfter(Duration.ofDays(1)).encoded();

                    public Uses uses() { return Uses.state(CART, EXPIRING); }

                    public void process(String user, TaskContext<String> ctx) {
                        ctx.set(CART, NEW);
                        ctx.set(EXPIRING, NEW);
                        ctx.emit("kept");
                    }

                    public void onComplete(TaskContext<String> ctx) {
                        ctx.emit(ctx.get(CART) + " and " + ctx.get(EXPIRING));
                    }
                }

                public static FlinkRuntime runtime(Sink<String> out) {
                    GeneratorSource<String> users = new GeneratorSource<>(Generator.of(String.class, "ann", "bob"));
                    return FlinkRuntime.of(Application.named("shop", app -> app
                                    .workflow("carts", app.input("users", String.class))
                                    .keyBy(String.class, user -> user)
                                    .process("carts", String.class, new Keep())
                                    .sink()))
                            .input(USERS, SOURCE)
                            .output(TOLD, out);
                }
            }
            """;

    @TempDir
    Path folder;

    private ProgramVersion version(String cart, String made, String source) throws Exception {
        return version(cart, made, source, SHOP);
    }

    private ProgramVersion version(String cart, String made, String source, String shop) throws Exception {
        return ProgramVersion.compiled(
                Map.of("Cart", cart, "Shop", shop.replace("NEW", made).replace("SOURCE", source)), folder);
    }

    private JobClient start(GoldenSavepoint kind, ProgramVersion program, String from, CommittedSink<String> sink)
            throws Exception {
        return kind.start(CLUSTER, program, 1, folder, from == null ? null : Path.of(URI.create(from)), sink);
    }

    private String stopped(GoldenSavepoint kind, JobClient job) throws Exception {
        String savepoint = CLUSTER.stopWithSavepoint(job, folder.resolve("savepoints"), kind.format(), LIMIT);
        return savepoint;
    }

    private String written(GoldenSavepoint kind) throws Exception {
        CommittedSink<String> sink = new CommittedSink<>();
        JobClient job = start(kind, version(CART_1, "new Cart(user, 3)", STAYS), null, sink);
        CLUSTER.await("both are kept", job, LIMIT, () -> sink.committed().size() == 2);
        return stopped(kind, job);
    }

    @ParameterizedTest
    @EnumSource
    void aComponentIsAddedAndOthersChangePlaces(GoldenSavepoint kind) throws Exception {
        String savepoint = written(kind);
        JobClient untouched =
                start(kind, version(CART_2, "new Cart(null, 3, user)", STAYS), savepoint, new CommittedSink<>());
        CLUSTER.await(
                "a checkpoint",
                untouched,
                LIMIT,
                () -> CLUSTER.checkpoints(untouched.getJobID()).getCounts().getNumberOfCompletedCheckpoints() > 0);
        String second = stopped(kind, untouched);
        for (String from : new String[] {savepoint, second}) {
            CommittedSink<String> sink = new CommittedSink<>();
            CLUSTER.await(start(kind, version(CART_2, "new Cart(null, 3, user)", ENDS), from, sink), LIMIT);
            assertThat(sink.committed())
                    .containsExactlyInAnyOrder(
                            "Cart[note=null, items=3, owner=ann] and Cart[note=null, items=3, owner=ann]",
                            "Cart[note=null, items=3, owner=bob] and Cart[note=null, items=3, owner=bob]");
        }
    }

    @Test
    void whatCannotBeReadIsRefused() throws Exception {
        GoldenSavepoint kind = GoldenSavepoint.HASHMAP_CANONICAL;
        String savepoint = written(kind);
        String state = "\n  /shop/workflows/carts/carts/cart of /shop/workflows/carts/keyBy-1: ";
        assertThatThrownBy(
                        () -> start(kind, version(CART_3, "new Cart(user, 3)", ENDS), savepoint, new CommittedSink<>()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(state + "component items of shop.Cart: was Int, is Long\n");
        assertThatThrownBy(() -> start(
                        kind,
                        version(CART_1, "new Cart(user, 3)", ENDS, SHOP.replace(".encoded()", "")),
                        savepoint,
                        new CommittedSink<>()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        state + "was EncodedSerializer(RecordSerializer(shop.Cart)), is RecordSerializer(shop.Cart)\n");
        CommittedSink<String> sink = new CommittedSink<>();
        CLUSTER.await(start(kind, version(CART_1, "new Cart(user, 3)", ENDS), savepoint, sink), LIMIT);
        assertThat(sink.committed()).hasSize(2);
    }
}
