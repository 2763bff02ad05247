package io.portals.api.check;

import static io.portals.api.Fixtures.LENGTH;
import static io.portals.api.Fixtures.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.AppBuilder;
import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Fixtures.Keep;
import io.portals.api.Fixtures.Measure;
import io.portals.api.Fixtures.Using;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.Portal;
import io.portals.api.Problems;
import io.portals.api.Sequencer;
import io.portals.api.Splitter;
import io.portals.api.Type;
import io.portals.api.state.Uses;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the rules for applications that are launched together say, next to a twin, one token apart, that they let pass. */
class LaunchRulesTest {

    /** What others refer to: an input, a stream, a sequencer and a portal. */
    private static final Application SHOP = Application.named("shop", app -> {
        app.connect(app.input("words", String.class), app.sequencer("all", String.class));
        words(app, "w")
                .process("p", String.class, new Keep())
                .replies(LENGTH, new Measure())
                .sink();
    });

    @Nested
    class ApplicationsAreDistinctRule {
        @Test
        void anApplicationThatIsLaunchedTwice() {
            assertThat(Problems.whenLaunching(SHOP, SHOP))
                    .containsExactly("application \"shop\": is launched twice; launch it once, or give one of the two"
                            + " another name");
            assertThat(Problems.whenLaunching(SHOP)).isEmpty();
        }

        @Test
        void anApplicationThatIsLaunchedThreeTimesIsReportedOnce() {
            assertThat(Problems.whenLaunching(SHOP, SHOP, SHOP)).hasSize(1);
        }

        @Test
        void twoApplicationsOfOneName() {
            assertThat(Problems.whenLaunching(SHOP, Application.named("shop", app -> {})))
                    .containsExactly("application \"shop\": is launched twice; launch it once, or give one of the two"
                            + " another name");
            assertThat(Problems.whenLaunching(SHOP, Application.named("mall", app -> {})))
                    .isEmpty();
        }
    }

    @Nested
    class StreamsResolveRule {
        private static final String THERE_ARE = "there are: /shop/inputs/words, /shop/sequencers/all,"
                + " /shop/workflows/w/stream, /mall/workflows/v/stream";

        @Test
        void aStreamThatDoesNotExist() {
            assertThat(Problems.whenLaunching(SHOP, reading(AtomicStream.at("/shop/workflows/x/stream", String.class))))
                    .containsExactly("/mall/workflows/v/source: reads /shop/workflows/x/stream, which does not exist;"
                            + " launch the application that has it, or mend the path; " + THERE_ARE);
            assertThat(Problems.whenLaunching(SHOP, reading(AtomicStream.at("/shop/workflows/w/stream", String.class))))
                    .isEmpty();
        }

        @Test
        void eachKindOfStreamResolves() {
            assertThat(Problems.whenLaunching(SHOP, reading(Input.at("/shop/inputs/words", String.class))))
                    .isEmpty();
            assertThat(Problems.whenLaunching(SHOP, reading(Sequencer.at("/shop/sequencers/all", String.class))))
                    .isEmpty();
            assertThat(Problems.whenLaunching(
                            Application.named(
                                    "shop", app -> app.generator("words", Generator.of(String.class, "pear"))),
                            reading(AtomicStream.at("/shop/generators/words", String.class))))
                    .isEmpty();
        }

        @Test
        void aStreamOfAnApplicationThatIsNotLaunched() {
            Application mall = reading(Input.at("/shop/inputs/words", String.class));
            assertThat(Problems.whenLaunching(mall))
                    .containsExactly("/mall/workflows/v/source: reads /shop/inputs/words, which does not exist; launch"
                            + " the application that has it, or mend the path; there are: /mall/workflows/v/stream");
            assertThat(Problems.whenLaunching(mall, SHOP)).isEmpty();
        }

        @Test
        void aStreamOfAnotherType() {
            assertThat(Problems.whenLaunching(SHOP, reading(Input.at("/shop/inputs/words", Integer.class))))
                    .containsExactly("/mall/workflows/v/source: reads /shop/inputs/words as java.lang.Integer, but its"
                            + " events are java.lang.String; use the type of the stream");
            assertThat(Problems.whenLaunching(SHOP, reading(Input.at("/shop/inputs/words", String.class))))
                    .isEmpty();
        }

        @Test
        void aGenericTypeIsLeftToTheRuntime() {
            assertThat(Problems.whenLaunching(
                            SHOP, reading(Input.at("/shop/inputs/words", new Type<List<String>>() {}))))
                    .isEmpty();
        }

        @Test
        void aConnectionFromAStreamThatDoesNotExist() {
            assertThat(Problems.whenLaunching(SHOP, connecting("/shop/inputs/wards", "/shop/sequencers/all")))
                    .containsExactly("/mall: the connection to /shop/sequencers/all: connects /shop/inputs/wards, which"
                            + " does not exist; launch the application that has it, or mend the path; there are:"
                            + " /shop/inputs/words, /shop/sequencers/all, /shop/workflows/w/stream");
            assertThat(Problems.whenLaunching(SHOP, connecting("/shop/inputs/words", "/shop/sequencers/all")))
                    .isEmpty();
        }

        @Test
        void aConnectionToASequencerThatDoesNotExist() {
            assertThat(Problems.whenLaunching(SHOP, connecting("/shop/inputs/words", "/shop/sequencers/some")))
                    .containsExactly(
                            "/mall: the connection to /shop/sequencers/some: names /shop/sequencers/some, which"
                                    + " does not exist; launch the application that has it, or mend the path; there are:"
                                    + " /shop/inputs/words, /shop/sequencers/all, /shop/workflows/w/stream");
        }

        @Test
        void aConnectionOfWhichNeitherEndExists() {
            assertThat(Problems.whenLaunching(connecting("/shop/inputs/words", "/shop/sequencers/all")))
                    .containsExactly(
                            "/mall: the connection to /shop/sequencers/all: connects /shop/inputs/words, which does not"
                                    + " exist; launch the application that has it, or mend the path; there are: none",
                            "/mall: the connection to /shop/sequencers/all: names /shop/sequencers/all, which does not"
                                    + " exist; launch the application that has it, or mend the path; there are: none");
        }

        @Test
        void aConnectionFromAStreamOfAnotherType() {
            assertThat(Problems.whenLaunching(SHOP, numbersTo("/shop/sequencers/all", Integer.class)))
                    .containsExactly("/mall: the connection to /shop/sequencers/all: names /shop/sequencers/all as"
                            + " java.lang.Integer, but its events are java.lang.String; use the type of the stream");
        }

        private Application reading(AtomicStream<?> stream) {
            return Application.named("mall", app -> app.workflow("v", stream).sink());
        }

        private Application connecting(String from, String to) {
            return Application.named(
                    "mall", app -> app.connect(AtomicStream.at(from, String.class), Sequencer.at(to, String.class)));
        }

        private <T> Application numbersTo(String to, Class<T> type) {
            return Application.named("mall", app -> app.connect(app.input("numbers", type), Sequencer.at(to, type)));
        }
    }

    @Nested
    class PortalsResolveRule {
        @Test
        void aPortalToWhichNoTaskReplies() {
            assertThat(Problems.whenLaunching(
                            SHOP, asking(Portal.at("/shop/portals/size", String.class, Integer.class))))
                    .containsExactly(
                            "/mall/workflows/v/q: asks /shop/portals/size, to which no task replies; launch the"
                                    + " application that serves it, or mend the path; there are: /shop/portals/length");
            assertThat(Problems.whenLaunching(
                            SHOP, asking(Portal.at("/shop/portals/length", String.class, Integer.class))))
                    .isEmpty();
        }

        @Test
        void aPortalOfAnApplicationThatIsNotLaunched() {
            Application mall = asking(LENGTH);
            assertThat(Problems.whenLaunching(mall))
                    .containsExactly("/mall/workflows/v/q: asks /shop/portals/length, to which no task replies; launch"
                            + " the application that serves it, or mend the path; there are: none");
            assertThat(Problems.whenLaunching(mall, SHOP)).isEmpty();
        }

        @Test
        void aPortalThatIsAskedWithAnotherTypeOfRequest() {
            assertThat(Problems.whenLaunching(
                            SHOP, asking(Portal.at("/shop/portals/length", Long.class, Integer.class))))
                    .containsExactly("/mall/workflows/v/q: asks /shop/portals/length of java.lang.Long ->"
                            + " java.lang.Integer, but it is served as /shop/portals/length of java.lang.String ->"
                            + " java.lang.Integer; use the types of the portal");
        }

        @Test
        void aPortalThatIsAskedForAnotherTypeOfReply() {
            assertThat(Problems.whenLaunching(
                            SHOP, asking(Portal.at("/shop/portals/length", String.class, Long.class))))
                    .containsExactly("/mall/workflows/v/q: asks /shop/portals/length of java.lang.String ->"
                            + " java.lang.Long, but it is served as /shop/portals/length of java.lang.String ->"
                            + " java.lang.Integer; use the types of the portal");
        }

        @Test
        void aTaskMayAskItself() {
            assertThat(Problems.whenLaunching(Application.named("shop", app -> {
                        app.input("words", String.class);
                        words(app, "w")
                                .process("p", String.class, new Using(() -> Uses.nothing()
                                        .asks(LENGTH)))
                                .replies(LENGTH, new Measure())
                                .sink();
                    })))
                    .isEmpty();
        }

        private Application asking(Portal<?, ?> portal) {
            return Application.named("mall", app -> app.workflow("v", app.input("words", String.class))
                    .keyBy(String.class, word -> word)
                    .process("q", String.class, new Using(() -> Uses.nothing().asks(portal)))
                    .sink());
        }
    }

    @Nested
    class SequencersAreFedRule {
        @Test
        void aSequencerWithoutInputs() {
            assertThat(whenLaunching(app -> app.workflow("w", app.sequencer("all", String.class))
                            .sink()))
                    .containsExactly("/shop/sequencers/all: has no inputs; connect a stream to it with"
                            + " app.connect(stream, sequencer)");
            assertThat(whenLaunching(app -> {
                        Sequencer<String> all = app.sequencer("all", String.class);
                        app.connect(app.input("words", String.class), all);
                        app.workflow("w", all).sink();
                    }))
                    .isEmpty();
        }

        @Test
        void aSequencerThatAnotherApplicationFeeds() {
            Application shop = Application.named("shop", app -> app.sequencer("all", String.class));
            Application mall = Application.named(
                    "mall",
                    app -> app.connect(
                            app.input("words", String.class), Sequencer.at("/shop/sequencers/all", String.class)));
            assertThat(Problems.whenLaunching(shop)).hasSize(1);
            assertThat(Problems.whenLaunching(shop, mall)).isEmpty();
        }

        @Test
        void whatIsBehindItIsNotReportedAsWell() {
            assertThat(whenLaunching(app -> {
                        Sequencer<String> all = app.sequencer("all", String.class);
                        Sequencer<String> more = app.sequencer("more", String.class);
                        app.connect(all, more);
                    }))
                    .containsExactly("/shop/sequencers/all: has no inputs; connect a stream to it with"
                            + " app.connect(stream, sequencer)");
        }
    }

    @Nested
    class SplittersSplitRule {
        private static final Splitter<String> BY_LENGTH = Splitter.at("/shop/splitters/by-length", String.class);

        private static Application splitting(Consumer<AppBuilder> more) {
            return Application.named("shop", app -> {
                app.splitter("by-length", app.input("words", String.class));
                more.accept(app);
            });
        }

        private static Application branching(Consumer<AppBuilder> more) {
            return Application.named("mall", more);
        }

        @Test
        void aSplitterWithoutBranches() {
            assertThat(Problems.whenLaunching(splitting(app -> {})))
                    .containsExactly("/shop/splitters/by-length: has no branches; add one with app.branch(...) or"
                            + " app.rest(...), or remove the splitter");
            assertThat(Problems.whenLaunching(
                            splitting(app -> {}), branching(app -> app.branch(BY_LENGTH, "long", word -> true))))
                    .isEmpty();
        }

        @Test
        void aBranchOfASplitterThatDoesNotExist() {
            Splitter<String> other = Splitter.at("/shop/splitters/by-letter", String.class);
            assertThat(Problems.whenLaunching(
                            splitting(app -> app.rest(BY_LENGTH, "all")),
                            branching(app -> app.branch(other, "a", word -> true))))
                    .containsExactly("/mall: the branch /shop/splitters/by-letter/a: names the splitter"
                            + " /shop/splitters/by-letter, which does not exist; launch the application that has it, or"
                            + " mend the path; there are: /shop/splitters/by-length");
        }

        @Test
        void twoBranchesOfOneName() {
            assertThat(Problems.whenLaunching(
                            splitting(app -> app.branch(BY_LENGTH, "long", word -> true)),
                            branching(app -> app.branch(BY_LENGTH, "long", word -> false))))
                    .containsExactly(
                            "/shop/splitters/by-length/long: the name is used by two branches; give one of them"
                                    + " another name");
        }

        @Test
        void twoBranchesForTheRest() {
            assertThat(Problems.whenLaunching(
                            splitting(app -> app.rest(BY_LENGTH, "rest")),
                            branching(app -> app.rest(BY_LENGTH, "others"))))
                    .containsExactly("/shop/splitters/by-length/others: is a second branch for the rest; read the first"
                            + " one, or give this one a predicate");
        }

        @Test
        void aBranchOfAnotherType() {
            assertThat(Problems.whenLaunching(
                            splitting(app -> {}),
                            branching(app -> app.rest(Splitter.at("/shop/splitters/by-length", Long.class), "rest"))))
                    .containsExactly("/shop/splitters/by-length/rest: takes java.lang.Long, but the splitter has"
                            + " java.lang.String; use the type of the splitter");
        }

        @Test
        void aStreamThatDoesNotExist() {
            assertThat(Problems.whenLaunching(Application.named(
                            "shop",
                            app -> app.rest(
                                    app.splitter("some", AtomicStream.at("/mall/inputs/words", String.class)),
                                    "rest"))))
                    .containsExactly("/shop/splitters/some: splits /mall/inputs/words, which does not exist; launch the"
                            + " application that has it, or mend the path; there are: /shop/splitters/some/rest");
        }
    }

    @Nested
    class CyclesAreReachedRule {
        private static final String NOT_REACHED = ": is fed by nothing but its own cycle, which no input or generator"
                + " reaches; connect an input or a generator to it";

        @Test
        void aCycleThatNoInputReaches() {
            assertThat(whenLaunching(app -> {
                        Input<String> words = app.input("words", String.class);
                        Sequencer<String> all = app.sequencer("all", String.class);
                        app.connect(app.workflow("v", words).sink(), app.sequencer("some", String.class));
                        app.connect(app.workflow("w", all).sink(), all);
                    }))
                    .containsExactly("/shop/sequencers/all" + NOT_REACHED);
            assertThat(whenLaunching(app -> {
                        Input<String> words = app.input("words", String.class);
                        Sequencer<String> all = app.sequencer("all", String.class);
                        app.connect(app.workflow("v", words).sink(), all);
                        app.connect(app.workflow("w", all).sink(), all);
                    }))
                    .isEmpty();
        }

        @Test
        void aCycleThatOnlyAGeneratorReaches() {
            assertThat(whenLaunching(app -> {
                        Sequencer<String> all = app.sequencer("all", String.class);
                        app.connect(app.generator("seed", Generator.of(String.class, "pear")), all);
                        app.connect(app.workflow("w", all).sink(), all);
                    }))
                    .isEmpty();
        }

        @Test
        void aSequencerThatIsConnectedToItself() {
            assertThat(whenLaunching(app -> {
                        Sequencer<String> all = app.sequencer("all", String.class);
                        app.connect(all, all);
                    }))
                    .containsExactly("/shop/sequencers/all" + NOT_REACHED);
        }

        @Test
        void aCycleThroughTwoApplications() {
            Application shop = Application.named("shop", app -> {
                Sequencer<String> all = app.sequencer("all", String.class);
                app.connect(AtomicStream.at("/mall/workflows/v/stream", String.class), all);
            });
            Application mall = Application.named(
                    "mall", app -> app.workflow("v", Sequencer.at("/shop/sequencers/all", String.class))
                            .sink());
            Application street = Application.named(
                    "street",
                    app -> app.connect(
                            app.input("words", String.class), Sequencer.at("/shop/sequencers/all", String.class)));
            assertThat(Problems.whenLaunching(shop, mall)).containsExactly("/shop/sequencers/all" + NOT_REACHED);
            assertThat(Problems.whenLaunching(shop, mall, street)).isEmpty();
        }

        @Test
        void onlyTheCycleIsReportedAndNotWhatIsBehindIt() {
            assertThat(whenLaunching(app -> {
                        Sequencer<String> all = app.sequencer("all", String.class);
                        app.connect(app.workflow("w", all).sink(), all);
                        Sequencer<String> behind = app.sequencer("behind", String.class);
                        app.connect(all, behind);
                        app.workflow("v", behind).sink();
                    }))
                    .containsExactly("/shop/sequencers/all" + NOT_REACHED);
        }

        @Test
        void aWorkflowThatReadsItsOwnStream() {
            assertThat(whenLaunching(app -> app.workflow("w", AtomicStream.at("/shop/workflows/w/stream", String.class))
                            .sink()))
                    .containsExactly("/shop/workflows/w: reads its own stream, which no input or generator reaches; let"
                            + " it read a sequencer, and connect to that the stream and an input or a generator");
            assertThat(whenLaunching(app -> {
                        words(app, "v").sink();
                        app.input("words", String.class);
                        app.workflow("w", AtomicStream.at("/shop/workflows/v/stream", String.class))
                                .sink();
                    }))
                    .isEmpty();
        }

        @Test
        void workflowsThatReadEachOther() {
            assertThat(whenLaunching(app -> {
                        app.workflow("v", AtomicStream.at("/shop/workflows/w/stream", String.class))
                                .sink();
                        app.workflow("w", AtomicStream.at("/shop/workflows/v/stream", String.class))
                                .sink();
                        app.workflow("behind", AtomicStream.at("/shop/workflows/v/stream", String.class))
                                .sink();
                    }))
                    .extracting(problem -> problem.substring(0, problem.indexOf(',')))
                    .containsExactly(
                            "/shop/workflows/v: reads its own stream", "/shop/workflows/w: reads its own stream");
        }

        @Test
        void aStreamThatDoesNotExistIsNotReportedAsACycleToo() {
            assertThat(whenLaunching(app -> app.connect(
                            AtomicStream.at("/mall/inputs/words", String.class), app.sequencer("all", String.class))))
                    .singleElement()
                    .asString()
                    .contains("connects /mall/inputs/words, which does not exist");
        }
    }

    @Nested
    class Reports {
        @Test
        void allProblemsOfAllApplicationsAreReportedAtOnce() {
            Application mall = Application.named("mall", app -> {
                app.sequencer("empty", String.class);
                app.workflow("v", Input.at("/shop/inputs/wards", String.class))
                        .keyBy(String.class, word -> word)
                        .process("q", String.class, new Using(() -> Uses.nothing()
                                .asks(Portal.at("/shop/portals/size", String.class, Integer.class))))
                        .sink();
                Sequencer<String> all = app.sequencer("all", String.class);
                app.connect(app.workflow("w", all).sink(), all);
            });
            assertThat(Problems.whenLaunching(SHOP, SHOP, mall))
                    .extracting(problem -> problem.substring(0, problem.indexOf(';')))
                    .containsExactly(
                            "application \"shop\": is launched twice",
                            "/mall/workflows/v/source: reads /shop/inputs/wards, which does not exist",
                            "/mall/workflows/v/q: asks /shop/portals/size, to which no task replies",
                            "/mall/sequencers/empty: has no inputs",
                            "/mall/sequencers/all: is fed by nothing but its own cycle, which no input or generator"
                                    + " reaches");
        }
    }

    private static List<String> whenLaunching(Consumer<AppBuilder> shop) {
        return Problems.whenLaunching(Application.named("shop", shop));
    }
}
