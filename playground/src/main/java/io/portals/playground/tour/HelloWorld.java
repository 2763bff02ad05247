package io.portals.playground.tour;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import java.util.List;

/** An event goes through a workflow. */
public final class HelloWorld {
    private HelloWorld() {}

    public static List<Application> applications() {
        return List.of(Application.named("hello", app -> {
            AtomicStream<String> greetings = app.generator("greetings", Generator.of(String.class, "Hello, world!"));
            app.workflow("greet", greetings).sink();
        }));
    }
}
