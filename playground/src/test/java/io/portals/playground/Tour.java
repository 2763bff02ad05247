package io.portals.playground;

import io.portals.api.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The guided tour, as its files say. */
final class Tour {
    static final Path FOLDER = Path.of("src/main/tour");

    /** A stop has its parts in this order, each a text. */
    private static final Pattern STOP = Pattern.compile(
            "\\{\\s*\"name\": \"(.*)\",\\s*\"title\": \"(.*)\",\\s*\"text\": \"(.*)\",\\s*\"java\": \"(.*)\"\\s*}");

    private Tour() {}

    /** A program of the tour. */
    record Stop(String name, String title, String text, String java) {
        Path script() {
            return FOLDER.resolve(name + ".js");
        }

        List<String> log() throws IOException {
            return Files.readAllLines(FOLDER.resolve(name + ".txt"));
        }

        @SuppressWarnings("unchecked") // each of these classes has it
        List<Application> applications() throws ReflectiveOperationException {
            return (List<Application>) Class.forName("io.portals.playground.tour." + java)
                    .getMethod("applications")
                    .invoke(null);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Stop> stops() throws IOException {
        return STOP.matcher(Files.readString(FOLDER.resolve("tour.json")))
                .results()
                .map(Tour::stop)
                .toList();
    }

    private static Stop stop(MatchResult found) {
        return new Stop(found.group(1), found.group(2), found.group(3), found.group(4));
    }
}
