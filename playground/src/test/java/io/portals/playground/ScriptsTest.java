package io.portals.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Sequencer;
import io.portals.local.javascript.Node;
import io.portals.playground.script.Keyed;
import io.portals.playground.script.ScriptApplication;
import io.portals.playground.script.ScriptWorkflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that run in Node on the compiled module, and what they log. */
class ScriptsTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/scripts");

    @TempDir
    Path folder;

    private Node.Run run(String... arguments) throws IOException, InterruptedException {
        return Runs.node(folder, arguments);
    }

    private Node.Run script(String text) throws IOException, InterruptedException {
        return run(
                "--script", Files.writeString(folder.resolve("script.js"), text).toString());
    }

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptLogsWhatItMust(Path script) throws Exception {
        Node.Run run = run("--script", script.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        String name = script.getFileName().toString().replace(".js", "");
        Path inOrder = SCRIPTS.resolve(name + ".txt");
        if (Files.exists(inOrder)) {
            assertThat(Runs.lines(run)).isEqualTo(Files.readAllLines(inOrder));
        } else { // a sequencer is free
            assertThat(Runs.lines(run).stream().sorted())
                    .isEqualTo(Files.readAllLines(SCRIPTS.resolve(name + ".sorted.txt")));
        }
    }

    @Test
    void theSeedDecidesWhatASequencerLetsThrough() throws Exception {
        String script = SCRIPTS.resolve("cycle.js").toString();
        List<List<String>> logs = new ArrayList<>();
        for (int seed = 1; seed <= 8; seed++) {
            List<String> logged = Runs.lines(run("--script", script, "--seed", "" + seed));
            assertThat(Runs.lines(run("--script", script, "--seed", "" + seed))).isEqualTo(logged);
            logs.add(logged);
        }

        assertThat(logs.stream().distinct().count()).isGreaterThan(1);
    }

    /** The same program, once with values of JavaScript in Node and once with values of Java on the JVM. */
    @Test
    void theStepsAreThoseOnTheJvm() throws Exception {
        for (int seed = 1; seed <= 5; seed++) {
            ScriptApplication application = new ScriptApplication("cycle");
            Sequencer<Keyed> sequencer = application.sequencer(null);
            application.connect(application.atoms(null, List.of(List.of(3L), List.of(2L)), null), sequencer);
            ScriptWorkflow workflow = application.workflow(null);
            workflow.source(sequencer)
                    .logger("")
                    .task("map", (ctx, value) -> ctx.emit((long) value - 1))
                    .filter(value -> (long) value >= 0)
                    .sink();
            application.connect(workflow.stream(), sequencer);
            List<String> expected = Runs.onTheJvm(seed, system -> system.launch(application));

            Node.Run run = run("--script", SCRIPTS.resolve("cycle.js").toString(), "--steps", "--seed", "" + seed);
            assertThat(Runs.lines(run)).hasSizeGreaterThan(20).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            map(7) | 3:3: Error: map: 7 is no function; give one, such as ctx => x => x + 1
            map(x => x + 1).logger() | 3:3: Error: map: the function of the context gives a string, which is no function; write ctx => x => ..., with two arrows
            filter() | 3:3: Error: filter: undefined is no function; give one, such as x => x > 0
            key(x => nothing) | 3:12: ReferenceError: nothing is not defined
            processor(ctx => x => { throw new Error("mine"); }) | 3:33: Error: mine
            processor(ctx => x => ctx.reply(x)) | 3:29: Error: /wrong/workflows/workflow-1/processor.1: replies, but was not asked; reply in the function that handles requests, or where that awaits a reply of its own
            init(ctx => 3).logger() | 3:3: Error: init: the function gives a number, which is no task that handles events; give one of builder.tasks: map, flatMap, processor, filter or identity
            withOnNext(ctx => x => x) | 3:3: Error: /wrong/workflows/workflow-1: withOnNext stands behind no task; put it behind map, processor, flatMap, identity, asker or replier
            task(7) | 3:3: Error: task: gets a number, which is no task; give one of builder.tasks, such as builder.tasks.map(ctx => x => x)
            asker(undefined, ctx => x => x) | 3:3: Error: asker: gets nothing, which is no portal; give one, such as builder.portal.portal("name")
            withName(7) | 3:3: Error: withName: gets a number for a name; give a text, such as "numbers"
            identity().withLoop(1.5, builder.tasks.identity()) | 3:14: Error: withLoop: 1.5 is no whole number
            identity().withStep(builder.tasks.key(x => x)) | 3:14: Error: withStep: gets a task that is none that handles events
            vsm(builder.tasks.identity()) | 3:3: Error: vsm: gets a task that does not become others; give one of builder.tasks.vsm(ctx => x => next)
            union([builder]) | 3:3: Error: union: gets an object, which is no flow; give flows of the same workflow, such as what .map(...) returns
            processor(ctx => x => ctx.await(7, ctx => 1)).logger() | 3:29: Error: await: gets a number, which is no future; give what ctx.ask(portal, request) returns
            union(builder) | 3:3: Error: union: an object is no array
            filter(ctx => x => x > 5) | 3:3: Error: filter: gives a function; write x => x > 0, with one arrow
            key(ctx => x => x) | 3:3: Error: key: gives a function; write x => x, with one arrow
            key(x => ({user: x})) | 3:3: Error: key: gives an object for a key, and all objects are the same key, [object Object]; give a text or a number of it
            flatMap(ctx => x => x) | 3:3: Error: flatMap: the function gives 0, which is no array
            flatMap(ctx => x => { [x]; }) | 3:3: Error: flatMap: the function gives nothing, which is no array
            identity().withOnComplete(ctx => x => x) | 3:14: Error: withOnComplete: gives a function; write ctx => { ctx.emit(0); }, with one arrow
            processor(ctx => async x => { await null; ctx.emit(x); }) | 3:3: Error: processor: the function gives a promise
            map(ctx => x => { throw "no good"; }) | 3:3: Error: no good was thrown, which is no Error and has no line: write throw new Error(...)
            map(ctx => x => { throw null; }) | 3:3: Error: null was thrown, which is no Error
            map(ctx => x => { throw {code: 3}; }) | 3:3: Error: {"code":3} was thrown, which is no Error
            map(ctx => x => { throw Object.freeze(new Error("cold")); }) | 3:41: Error: cold
            map(ctx => x => { setTimeout(() => ctx.emit(x)); }) | 3:42: Error: /wrong/workflows/workflow-1/map.1: its context was used after its handler returned
            union([builder.workflows.source(builder.generators.empty().stream)]) | 3:3: Error: /wrong/workflows/workflow-1: union with a flow of /wrong/workflows/workflow-2
            """)
    void aMistakeIsOnItsLine(String step, String message) throws Exception {
        Node.Run run = script("let builder = PortalsJS.ApplicationBuilder('wrong');\n"
                + "builder.workflows.source(builder.generators.fromRange(0, 3, 1).stream)\n"
                + " ." + step + "\n"
                + "  .sink()\n"
                + "  .freeze();\n"
                + "let system = PortalsJS.System();\n"
                + "system.launch(builder.build());\n"
                + "system.stepUntilComplete();\n");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith(folder.resolve("script.js") + ":" + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            PortalsJS.ApplicationBuilder() | Error: ApplicationBuilder: gets nothing for a name; give a text
            builder.generators.fromRange(0, 3) | Error: fromRange: undefined is no whole number
            builder.generators.fromRange("a", 3, 1) | Error: fromRange: a is no whole number
            builder.generators.fromArray(7) | Error: fromArray: 7 is no array; give one, such as [1, 2]
            builder.generators.fromArray([1, 2], [1]) | Error: [2] have the keys []; give each of the generator's events a key, or none of them
            builder.workflows.source(builder.workflows) | Error: /a/workflows/workflow-1: source: gets an object, which is no stream
            builder.workflows.source(builder.sequencers.random()) | Error: /a/workflows/workflow-1: source: gets a sequencer, which is no stream; give the .stream of
            builder.connections.connect(builder.generators.signal(1)) | Error: connect: gets nothing, which is no sequencer
            builder.splitters.empty() | Error: splitters.empty: gets nothing, which is no stream
            builder.splits.split(builder.generators.signal(1), x => 1) | Error: split: gets a stream, which is no splitter
            builder.portal.portal() | Error: portal: gets nothing for a name
            builder.registry.streams.get(3) | Error: registry: gets a number for a name
            PortalsJS.System().launch(builder) | Error: launch: gets an object, which is no application; give what builder.build() returns
            """)
    void aWrongPartIsNamed(String statement, String message) throws Exception {
        Node.Run run = script("let builder = PortalsJS.ApplicationBuilder('a');\n" + statement);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).matches("(?s).*script\\.js:2:\\d+: .*").contains(": " + message);
    }

    @Test
    void whatAScriptThrowsIsWhatItsErrorHandlerGets() throws Exception {
        Node.Run run = script("let a = PortalsJS.ApplicationBuilder('a');\n"
                + "a.workflows.source(a.generators.fromRange(1, 3, 1).stream)\n"
                + "  .map(ctx => x => { throw x === 1 ? 'no good' : {code: x}; })\n"
                + "  .withOnError(ctx => thrown => ctx.log.info(typeof thrown === 'string' ? thrown : thrown.code))\n"
                + "  .sink().freeze();\n"
                + "let system = PortalsJS.System();\n"
                + "system.launch(a.build());\n"
                + "system.stepUntilComplete();\n");

        assertThat(run.err()).isEmpty();
        assertThat(Runs.lines(run))
                .extracting(line -> line.substring(line.lastIndexOf(' ') + 1))
                .containsExactly("good", "2");
    }

    @Test
    void applicationsThatNeedEachOtherAreLaunchedTogether() throws Exception {
        Node.Run run = script("let a = PortalsJS.ApplicationBuilder('a'), b = PortalsJS.ApplicationBuilder('b');\n"
                + "let pa = a.portal.portal('p'), pb = b.portal.portal('p');\n"
                + "for (let [own, other, builder] of [[pa, pb, a], [pb, pa, b]]) {\n"
                + "  builder.workflows.source(builder.generators.fromRange(0, 2, 1).stream)\n"
                + "    .askerreplier(other, own, ctx => x => {\n"
                + "      let future = ctx.ask(other, x);\n"
                + "      ctx.await(future, ctx => ctx.log.info(future.value(ctx))); }, ctx => x => ctx.reply(x + 1))\n"
                + "    .sink().freeze();\n"
                + "}\n"
                + "let system = PortalsJS.System();\n"
                + "system.launch(a.build(), b.build());\n"
                + "system.stepUntilComplete();\n");

        assertThat(run.err()).isEmpty();
        assertThat(Runs.lines(run)).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            .replier(p, ctx => x => x, ctx => x => { ctx.reply(1); ctx.reply(2); }) | replies twice to one request; reply once
            .replier(p, ctx => x => ctx.ask(p, x), ctx => x => ctx.reply(1)) | asks /a/portals/p, which its step does not; write .asker(portal, ctx => x => ...)
            .identity() | /a/portals/p: has no replier; let a task of this application serve it by .replier(portal, ctx => x => ..., ctx => request => ...)
            """)
    void aMistakeWithPortalsIsExplained(String replier, String message) throws Exception {
        Node.Run run = script("let a = PortalsJS.ApplicationBuilder('a');\n"
                + "let p = a.portal.portal('p');\n"
                + "let numbers = a.generators.fromRange(0, 2, 1).stream;\n"
                + "a.workflows.source(numbers)" + replier + ".sink().freeze();\n"
                + "a.workflows.source(numbers).asker(p, ctx => x => ctx.await(ctx.ask(p, x), ctx => 1)).sink().freeze();\n"
                + "let system = PortalsJS.System();\n"
                + "system.launch(a.build());\n"
                + "system.stepUntilComplete();\n");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains(message)
                .matches("(?s).*script\\.js:[47]:\\d+: .*")
                .doesNotContain("uses()");
    }

    @Test
    void aFileMayHaveAnyName() throws Exception {
        Path file = Files.writeString(folder.resolve("portal (1).js"), "let a = 1;\na.b.c;\n");

        assertThat(run("--script", file.toString()).err()).startsWith(file + ":2:5: TypeError: ");
    }

    @Test
    void whatIsThrownLaterIsOnItsLineToo() throws Exception {
        Node.Run run = script("let x = 1;\nsetTimeout(() => {\n  throw new Error('late');\n}, 5);\n");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).isEqualTo(folder.resolve("script.js") + ":3:9: Error: late\n");
    }

    @Test
    void aSyntaxErrorIsOnItsLine() throws Exception {
        assertThat(script("let x = 1;\nlet = ;\n").err()).contains("script.js:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--script", "--script nowhere.js", "--seed 3", "--ports 1", "--script x --seed many"})
    void aWrongCommandLinePrintsOneLine(String arguments) throws Exception {
        Node.Run run = run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err())
                .contains("playground/run [--port N], or playground/run --script FILE.js [--seed N] [--steps]");
    }
}
