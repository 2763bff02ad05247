package io.portals.examples.actors.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What {@code serverless} prints and draws; what it measures is not known beforehand. */
class ServerlessTest {
    private static final String SIZES = "serverless --messages 20,60 --delays 0ms,1ms --repetitions 2 --warm-up 0ms";
    private static final Pattern ACTOR = Pattern.compile(" *\\d+  one virtual actor +\\d+\\.\\d+ ms  \\(.* - .*\\)");
    private static final Pattern FUNCTIONS =
            Pattern.compile(" *\\d+  functions, [01] ms +\\d+\\.\\d+ ms  \\(.* - .*\\) +\\d+\\.\\d+");

    @Test
    void eachNumberOfMessagesIsInTheTableWithEachContender() {
        CommandLineRun run = CommandLineRun.of(SIZES + " --runtime local");

        assertRight(run);
        List<String> table = run.outLines();
        assertThat(table).filteredOn(line -> ACTOR.matcher(line).matches()).hasSize(2);
        assertThat(table).filteredOn(line -> FUNCTIONS.matcher(line).matches()).hasSize(4);
    }

    /** Between what a function reads and what it writes there is a millisecond, in which the other subtask's function writes. */
    @Test
    void functionsThatWriteAtTheSameTimeLoseNothing() {
        CommandLineRun run = CommandLineRun.of(
                "serverless --messages 400 --delays 1ms --repetitions 2 --warm-up 0ms --parallelism 2");

        assertThat(run.err()).isEmpty();
        assertThat(run.lastLine()).isEqualTo("serverless: 4 counters of an actor or functions, 1600 messages OK");
    }

    @Test
    void sendsOneByOne() {
        assertRight(CommandLineRun.of(SIZES + " --one-by-one --runtime local"));
    }

    @Test
    void thePictureHasABarForEachRowOfTheTable(@TempDir Path folder) throws Exception {
        Path picture = folder.resolve("bars.svg");
        CommandLineRun run = CommandLineRun.of(SIZES + " --runtime local --picture " + picture);

        assertRight(run);
        Document svg;
        try (var in = Files.newInputStream(picture)) {
            svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
        NodeList shapes = svg.getElementsByTagName("rect");
        int bars = 0;
        for (int i = 0; i < shapes.getLength(); i++) {
            Element shape = (Element) shapes.item(i);
            if (shape.getAttribute("class").equals("bar")) {
                bars++;
                assertThat(Double.parseDouble(shape.getAttribute("height"))).isBetween(0.0, 300.0);
            }
        }
        assertThat(bars).isEqualTo(6);
    }

    private static void assertRight(CommandLineRun run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.lastLine()).isEqualTo("serverless: 12 counters of an actor or functions, 480 messages OK");
        assertThat(run.status()).isZero();
    }
}
