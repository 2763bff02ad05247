package io.portals.playground.tour;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Sequencer;
import io.portals.api.Type;
import java.util.ArrayList;
import java.util.List;

/** Two streams become one, atom by atom. */
public final class Merging {
    private Merging() {}

    /** Each order is an atom. */
    private static Generator<String> each(String... orders) {
        List<List<String>> atoms = new ArrayList<>();
        for (String order : orders) {
            atoms.add(List.of(order));
        }
        return Generator.atoms(Type.of(String.class), atoms);
    }

    public static List<Application> applications() {
        return List.of(Application.named("counter", app -> {
            AtomicStream<String> tea = app.generator("tea", each("Assam", "Darjeeling", "Sencha"));
            AtomicStream<String> coffee = app.generator("coffee", each("espresso", "latte", "mocha"));
            Sequencer<String> orders = app.sequencer("orders", String.class);
            app.connect(tea, orders);
            app.connect(coffee, orders);
            app.workflow("serve", orders).sink();
        }));
    }
}
