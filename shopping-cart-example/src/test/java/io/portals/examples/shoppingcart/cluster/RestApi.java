package io.portals.examples.shoppingcart.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** What Flink's REST API tells of a cluster. All methods throw {@link IOException} also if there is no such job or not yet. */
final class RestApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final String address;

    RestApi(int port) {
        this.address = "http://" + FlinkFolder.LOOPBACK + ":" + port;
    }

    /** The ids of the TaskManagers that are registered. */
    Set<String> taskManagers() throws IOException, InterruptedException {
        Set<String> ids = new TreeSet<>();
        get("/taskmanagers")
                .path("taskmanagers")
                .forEach(one -> ids.add(one.get("id").asText()));
        return ids;
    }

    /** For instance {@code RUNNING}. */
    String state(String job) throws IOException, InterruptedException {
        return get("/jobs/" + job).get("state").asText();
    }

    /** Whether the job runs, and each of its tasks does or has ended. */
    boolean allTasksRun(String job) throws IOException, InterruptedException {
        JsonNode answer = get("/jobs/" + job);
        boolean all = answer.get("state").asText().equals("RUNNING");
        for (JsonNode vertex : answer.get("vertices")) {
            String state = vertex.get("status").asText();
            all &= state.equals("RUNNING") || state.equals("FINISHED");
        }
        return all;
    }

    /** The ids of the TaskManagers on which tasks of the job run. */
    Set<String> taskManagersOf(String job) throws IOException, InterruptedException {
        Set<String> ids = new TreeSet<>();
        for (JsonNode vertex : get("/jobs/" + job).get("vertices")) {
            String path = "/jobs/" + job + "/vertices/" + vertex.get("id").asText() + "/taskmanagers";
            for (JsonNode one : get(path).get("taskmanagers")) {
                if (one.path("status-counts").path("RUNNING").asInt() > 0) {
                    ids.add(one.get("taskmanager-id").asText());
                }
            }
        }
        return ids;
    }

    Checkpoints checkpoints(String job) throws IOException, InterruptedException {
        JsonNode answer = get("/jobs/" + job + "/checkpoints");
        JsonNode latest = answer.get("latest");
        return new Checkpoints(
                answer.get("counts").get("completed").asLong(),
                latest.path("completed").path("id").asLong(0),
                answer.get("counts").get("restored").asLong(),
                latest.path("restored").path("id").asLong(0),
                latest.path("restored").path("is_savepoint").asBoolean());
    }

    /**
     * The checkpoints of a job.
     *
     * @param completed how many
     * @param lastCompleted the id of the last, 0 if there is none
     * @param restored how often the job was restored
     * @param lastRestored the id of what it was restored from at last, 0 if it never was
     * @param restoredFromSavepoint whether that was a savepoint
     */
    record Checkpoints(
            long completed, long lastCompleted, long restored, long lastRestored, boolean restoredFromSavepoint) {}

    /** What went wrong in each job, as text; if even that cannot be learnt, why. */
    String exceptions() {
        StringBuilder text = new StringBuilder();
        try {
            for (JsonNode job : get("/jobs/overview").get("jobs")) {
                String id = job.get("jid").asText();
                text.append("--- job ")
                        .append(id)
                        .append(", ")
                        .append(job.get("state").asText());
                for (JsonNode entry : get("/jobs/" + id + "/exceptions")
                        .path("exceptionHistory")
                        .path("entries")) {
                    text.append('\n').append(entry.path("stacktrace").asText());
                }
                text.append('\n');
            }
        } catch (IOException e) {
            text.append("--- no answer from the REST API: ").append(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return text.toString();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(TIMEOUT)
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != OK) {
            throw new IOException(path + ": status " + response.statusCode() + ", " + response.body());
        }
        return JSON.readTree(response.body());
    }
}
