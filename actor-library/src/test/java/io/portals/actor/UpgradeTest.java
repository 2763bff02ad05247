package io.portals.actor;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.TestCluster;
import io.portals.flink.upgrade.GoldenSavepoint;
import io.portals.flink.upgrade.ProgramVersion;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A savepoint of actors that are active, passive, ask, are asked, and keep messages, is restored by code in which their behaviors,
 * their messages and their continuations have one more component.
 */
final class UpgradeTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String SHOP =
            """
            import io.portals.actor.*;
            import io.portals.api.*;
            import io.portals.api.task.*;
            import io.portals.flink.FlinkRuntime;
            import io.portals.flink.source.GeneratorSource;
            import java.time.Duration;
            import java.util.Optional;
            import org.apache.flink.api.connector.sink2.Sink;

            public final class Shop {
                static final ActorType<Do> COUNTER = ActorType.named("counter", Do.class);
                static final ActorType<Do> SLEEPER = ActorType.named("sleeper", Do.class);
                static final Outlet<String> LINES = Outlet.named("lines", String.class);

                sealed interface Do {}
                record Order(MORE_OF_ORDER String what) implements Do {}
                record HowMany() implements Do, Question<Total> {}
                record Total(long total) {}

                record Counter(MORE_OF_COUNTER long total) implements Behavior<Do> {
                    public Behavior<Do> receive(Do message, ActorContext<Do> ctx) {
                        Order order = (Order) message;
                        switch (order.what()) {
                            case "add" -> { return new Counter(MORE_OF_THIS total + 1); }
                            case "ask" -> ctx.ask(ActorRef.<HowMany>root("silent"), new HowMany()).then(new Heard(MORE_TO_HEAR ctx.name()));
                            case "later" -> ctx.schedule(Duration.ofSeconds(1), new Order(MORE_TO_ORDER "due"));
                            default -> ctx.emit(LINES, ctx.name() + " " + order + " " + this);
                        }
                        return this;
                    }

                    public Behavior<Do> passivated(ActorContext<Do> ctx) {
                        ctx.emit(LINES, ctx.name() + " sleeps");
                        return this;
                    }
                }

                record Heard(MORE_OF_HEARD String who) implements Continuation<Total, Counter, Do> {
                    public Behavior<Do> replied(Total reply, Counter self, ActorContext<Do> ctx) {
                        ctx.emit(LINES, this + " " + reply + " " + self);
                        return self;
                    }

                    public Behavior<Do> failed(PortalFailure why, Counter self, ActorContext<Do> ctx) {
                        throw new IllegalStateException(why.toString());
                    }
                }

                record Silent(MORE_OF_SILENT Optional<ReplyTo<Total>> owed) implements Behavior<Do> {
                    public Behavior<Do> receive(Do message, ActorContext<Do> ctx) {
                        if (message instanceof HowMany question) {
                            ctx.emit(LINES, "silent is asked");
                            return new Silent(MORE_TO_SILENT Optional.of(ctx.replyTo(question)));
                        }
                        ctx.reply(owed.get(), new Total(7));
                        return this;
                    }
                }

                record Keeping(MORE_OF_KEEPING boolean isOpen) implements Behavior<Do> {
                    public Behavior<Do> receive(Do message, ActorContext<Do> ctx) {
                        if (message.equals(new Order(MORE_TO_ORDER "open"))) {
                            ctx.unstashAll();
                            return new Keeping(MORE_TO_KEEP true);
                        }
                        if (isOpen) {
                            ctx.emit(LINES, "kept " + message);
                        } else {
                            ctx.stash(message);
                        }
                        return this;
                    }
                }

                static Letter<Object, Object> letter(String line) {
                    String[] words = line.split(" ");
                    ActorRef<Do> to = switch (words[0]) {
                        case "counter" -> COUNTER.at("c");
                        case "sleeper" -> SLEEPER.at("s");
                        default -> ActorRef.root(words[0]);
                    };
                    return to.letter(new Order(MORE_TO_ORDER words[1]));
                }

                public static FlinkRuntime runtime(Sink<String> out) {
                    ActorSystem system = ActorSystem.named("shop", actors -> {
                        actors.messages(Do.class, Total.class);
                        actors.continuations(Heard.class);
                        actors.emits(LINES);
                        actors.virtual(COUNTER, Counter.class, name -> new Counter(MORE_TO_COUNT 0));
                        actors.virtual(SLEEPER, Counter.class, name -> new Counter(MORE_TO_COUNT 0)).passivateAfter(Duration.ofMillis(50));
                        actors.classic(Silent.class, Keeping.class);
                        actors.starts("silent", name -> new Silent(MORE_TO_SILENT Optional.empty()));
                        actors.starts("keeper", name -> new Keeping(MORE_TO_KEEP false));
                        actors.input("orders", String.class, Shop::letter);
                        MORE_ORDERS ;
                    });
                    GeneratorSource<String> orders = new GeneratorSource<>(Generator.of(String.class, BEFORE));
                    return FlinkRuntime.of(system.application())
                            .input(Input.at("/shop/inputs/orders", String.class), SOURCE)
                            MORE_SOURCES .output(system.stream(LINES), out);
                }
            }
            """;

    private static final String BEFORE =
            "\"counter add\", \"counter add\", \"counter ask\", \"keeper keep\"," + " \"sleeper add\", \"counter say\"";
    private static final String AFTER =
            "\"counter add\", \"counter tell\", \"sleeper wake\", \"silent answer\", \"keeper open\"";

    @TempDir
    Path folder;

    private ProgramVersion first() throws Exception {
        String source = SHOP.replaceAll("MORE_\\w+ ", "")
                .replace("BEFORE", BEFORE)
                .replace("SOURCE", "new io.portals.flink.testing.NeverEnding<>(orders)");
        return ProgramVersion.compiled(Map.of("Shop", source), folder);
    }

    /**
     * Each record has one component more, before the others; and there is one more input.
     *
     * @param putsAway whether actors that are idle are put away, as they are by the first version
     */
    private ProgramVersion second(boolean putsAway) throws Exception {
        String source = (putsAway ? SHOP : SHOP.replace(".passivateAfter(Duration.ofMillis(50))", ""))
                .replace("MORE_OF_ORDER", "Optional<String> by,")
                .replace("MORE_TO_ORDER", "Optional.empty(),")
                .replace("MORE_OF_COUNTER", "String note,")
                .replace("MORE_OF_THIS", "\"changed\",")
                .replace("MORE_TO_COUNT", "\"born\",")
                .replace("MORE_OF_HEARD", "int version,")
                .replace("MORE_TO_HEAR", "2,")
                .replace("MORE_OF_SILENT", "long since,")
                .replace("MORE_TO_SILENT", "0L,")
                .replace("MORE_OF_KEEPING", "boolean isStrict,")
                .replace("MORE_TO_KEEP", "true,")
                .replace("MORE_ORDERS", "actors.input(\"more\", String.class, Shop::letter)")
                .replace(
                        "MORE_SOURCES",
                        ".input(Input.at(\"/shop/inputs/more\", String.class),"
                                + " new GeneratorSource<>(Generator.of(String.class, " + AFTER + ")))")
                .replace("BEFORE", BEFORE)
                .replace("SOURCE", "orders");
        return ProgramVersion.compiled(Map.of("Shop", source), folder);
    }

    @ParameterizedTest(name = "{0}, putting idle actors away: {1}")
    @CsvSource({"HASHMAP_CANONICAL, true", "HASHMAP_CANONICAL, false", "ROCKSDB_NATIVE, true"})
    void actorsGoOnWithOneMoreComponent(GoldenSavepoint kind, boolean putsAway) throws Exception {
        CommittedSink<String> before = new CommittedSink<>();
        JobClient job = kind.start(CLUSTER, first(), 2, folder, null, before);
        CLUSTER.await("all is handled", job, LIMIT, () -> before.committed().size() == 3);
        String savepoint = CLUSTER.stopWithSavepoint(job, folder.resolve("savepoints"), kind.format(), LIMIT);
        assertThat(before.committed())
                .containsExactlyInAnyOrder("c Order[what=say] Counter[total=2]", "silent is asked", "s sleeps");

        CommittedSink<String> after = new CommittedSink<>();
        CLUSTER.await(kind.start(CLUSTER, second(putsAway), 1, folder, Path.of(URI.create(savepoint)), after), LIMIT);

        assertThat(after.committed())
                .filteredOn(line -> !line.equals("s sleeps")) // anew, if there is time for it
                .containsExactlyInAnyOrder(
                        "c Order[by=Optional.empty, what=tell] Counter[note=changed, total=3]",
                        "s Order[by=Optional.empty, what=wake] Counter[note=null, total=1]",
                        "Heard[version=0, who=c] Total[total=7] Counter[note=changed, total=3]",
                        "kept Order[by=Optional.empty, what=keep]");
    }
}
