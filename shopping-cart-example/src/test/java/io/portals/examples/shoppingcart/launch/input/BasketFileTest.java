package io.portals.examples.shoppingcart.launch.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BasketFileTest {
    @TempDir
    private Path folder;

    @Test
    void linesAreNumberedFromOneAndHaveNoLineBreaks() throws IOException {
        try (BasketFile file = BasketFile.open(file("a,b\n\r\nc\r\n"))) {
            assertThat(texts(file)).containsExactly("1:a,b", "2:", "3:c");
        }
    }

    @Test
    void theLastLineNeedsNoLineBreak() throws IOException {
        try (BasketFile file = BasketFile.open(file("a\nb"))) {
            assertThat(texts(file)).containsExactly("1:a", "2:b");
        }
    }

    @Test
    void anEmptyFileHasNoLines() throws IOException {
        try (BasketFile file = BasketFile.open(file(""))) {
            assertThat(file.lines()).isZero();
        }
    }

    @Test
    void linesThatCrossBuffersAreWhole() throws IOException {
        String longLine = "x".repeat(100_000);
        try (BasketFile file = BasketFile.open(file(longLine + "\n" + longLine + "\n"))) {
            assertThat(texts(file)).containsExactly("1:" + longLine, "2:" + longLine);
        }
    }

    @Test
    void bytesAreNotInterpreted() throws IOException {
        Path path = folder.resolve("latin1");
        Files.write(path, new byte[] {(byte) 0xE8, '\n'});
        try (BasketFile file = BasketFile.open(path)) {
            assertThat(file.line(0).bytes()).containsExactly(0xE8);
        }
    }

    @Test
    void theProfileCountsWhatAFileAsksFor() throws IOException {
        Profile profile =
                BasketLoad.of(file("a,b, a\n,,\nb\n"), OptionalLong.empty()).profile();

        assertThat(profile).isEqualTo(new Profile(3, 4, 0, 2, Map.of("a", 2L, "b", 2L)));
        assertThat(profile.operations()).isEqualTo(6);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("baskets.csv"), text);
    }

    private static List<String> texts(BasketFile file) throws IOException {
        List<String> texts = new ArrayList<>();
        for (long i = 0; i < file.lines(); i++) {
            texts.add(file.line(i).number() + ":" + new String(file.line(i).bytes(), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
